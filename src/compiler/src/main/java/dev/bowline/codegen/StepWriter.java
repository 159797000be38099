package dev.bowline.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Call;
import dev.bowline.plan.Plan.Condition;
import dev.bowline.plan.Plan.Operand;
import dev.bowline.plan.Plan.Step;
import java.util.List;
import java.util.Set;

/** Java statements from the steps of a pass. */
final class StepWriter {
  private final String owner;
  private final String from;
  private final String to;
  private final Set<String> locals;

  /**
   * @param owner what stands before a buffer's name, such as {@code work.}
   * @param from the first row that the calls work on
   * @param to the row behind the last one
   */
  StepWriter(String owner, String from, String to) {
    this(owner, from, to, Set.of());
  }

  private StepWriter(String owner, String from, String to, Set<String> locals) {
    this.owner = owner;
    this.from = from;
    this.to = to;
    this.locals = locals;
  }

  /** The same where these buffers are local variables. */
  StepWriter with(Set<String> locals) {
    return new StepWriter(owner, from, to, locals);
  }

  CodeBlock write(List<Step> steps) {
    CodeBlock.Builder code = CodeBlock.builder();
    steps.forEach(step -> write(step, code));
    return code.build();
  }

  private void write(Step step, CodeBlock.Builder code) {
    if (step instanceof Call call) {
      code.addStatement(call(call));
    } else if (step instanceof Plan.Either either) {
      code.beginControlFlow("if ($L)", condition(either.condition()));
      write(either.then(), code);
      code.nextControlFlow("else");
      write(either.otherwise(), code);
      code.endControlFlow();
    } else {
      throw new AssertionError(step);
    }
  }

  static String condition(Condition condition) {
    return switch (condition) {
      case WIDE -> "wide";
      case TALL -> "TALL";
    };
  }

  /** Whether a pass asks how wide the batch is. */
  static boolean asksWidth(List<Step> steps) {
    return steps.stream()
        .anyMatch(s -> s instanceof Plan.Either either && either.condition() == Condition.WIDE);
  }

  /** Whether a call of a pass is given such an operand. */
  static boolean gives(List<Step> steps, Class<? extends Operand> operand) {
    return steps.stream()
        .anyMatch(
            s -> s instanceof Call call && call.operands().stream().anyMatch(operand::isInstance));
  }

  private CodeBlock call(Call call) {
    CodeBlock operands =
        call.operands().stream().map(this::operand).collect(CodeBlock.joining(", "));
    return CodeBlock.of("$L($L, $L, $L)", call.procedure(), operands, from, to);
  }

  private CodeBlock operand(Operand operand) {
    if (operand instanceof Plan.OfBuffer of) {
      String name = of.buffer().name();
      return CodeBlock.of("$L$L", locals.contains(name) ? "" : owner, name);
    }
    if (operand instanceof Plan.OfStored of) {
      return CodeBlock.of("$L", of.stored().array());
    }
    if (operand instanceof Plan.OfCopy of) {
      return CodeBlock.of("$L$L", owner, of.copy().field());
    }
    if (operand instanceof Plan.OfPanel) {
      return CodeBlock.of("work.panel()");
    }
    if (operand instanceof Plan.OfTerms) {
      return CodeBlock.of("work.terms");
    }
    if (operand instanceof Plan.OfScratch of) {
      return CodeBlock.of("$L", of.scratch().field());
    }
    if (operand instanceof Plan.OfLosses) {
      return CodeBlock.of("$Llosses", owner);
    }
    if (operand instanceof Plan.OfPenalties) {
      return CodeBlock.of("$LrowPenalties", owner);
    }
    if (operand instanceof Plan.OfMetric of) {
      return CodeBlock.of("$Lmetrics[$L]", owner, of.number());
    }
    if (operand instanceof Plan.OfSum of) {
      return CodeBlock.of("$Lsums[$L]", owner, of.number());
    }
    if (operand instanceof Plan.OfNumber of) {
      return CodeBlock.of("$L", of.field());
    }
    if (operand instanceof Plan.OfShare) {
      return CodeBlock.of("share");
    }
    if (operand instanceof Plan.OfRows) {
      return CodeBlock.of("rows");
    }
    if (operand instanceof Plan.OfShares) {
      return CodeBlock.of("shares");
    }
    if (operand instanceof Plan.OfNoise of) {
      return CodeBlock.of("$T.key(noise, $L)", Types.DRAWS, of.ordinal());
    }
    throw new AssertionError(operand);
  }
}
