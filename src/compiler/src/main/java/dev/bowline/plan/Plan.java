package dev.bowline.plan;

import dev.bowline.catalog.Initializer.Distribution;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.RowProgram;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Model;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.loop.Procedure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that was decided about a generated class; the code generator only spells it.
 *
 * @param kernels one set for each target, the plain one first
 * @param stages the plans of what is pre-trained, over the same stored tensors
 */
public record Plan(
    Model model,
    Element element,
    List<Stored> stored,
    List<Reading> readings,
    List<Kernels> kernels,
    List<Plan> stages) {
  /** How kernels call the instance that they work for. */
  public static final String MODEL = "model";

  public Plan {
    stored = List.copyOf(stored);
    readings = List.copyOf(readings);
    kernels = List.copyOf(kernels);
    stages = List.copyOf(stages);
  }

  /**
   * The one storage of a trained tensor, row-major, and where its first values come from.
   *
   * @param field its field's name
   * @param length how long its array is: vectors may read a little beyond the tensor's end
   */
  public record Stored(
      Parameter parameter,
      String field,
      int length,
      Distribution distribution,
      double first,
      double second) {
    /** How kernels name its array. */
    public String array() {
      return MODEL + "." + field;
    }
  }

  /** How a dense layer reads its kernel, and its own bias. */
  public record Reading(String layer, Stored kernel, KernelUse use, Optional<Stored> bias) {}

  /**
   * Everything that computes, for one target.
   *
   * @param choices what was decided, for people
   */
  public record Kernels(
      Target target,
      List<Procedure> procedures,
      Inference inference,
      TrainerPlan trainer,
      List<Chosen> choices) {
    public Kernels {
      procedures = List.copyOf(procedures);
      choices = List.copyOf(choices);
    }
  }

  /**
   * The code shape that was chosen for one kernel.
   *
   * @param phase when it runs
   * @param kernel its procedure
   * @param formula what it computes
   * @param unroll how much of it stands in one pass of its inner loop
   * @param operations additions and multiplications for each row of a batch
   * @param bytes what is read and written for each row, and once for a batch of a stored kernel
   */
  public record Chosen(
      Phase phase,
      String kernel,
      String formula,
      String shape,
      String unroll,
      long operations,
      long bytes) {}

  /** When a kernel runs. */
  public enum Phase {
    TRAINING("training"),
    WIDE("many rows"),
    NARROW("few rows");

    private final String title;

    Phase(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * A matrix of the work space: an array of rows or, with a stride, one array in which a row begins
   * so many elements behind the one before it.
   */
  public record Buffer(String name, int size, OptionalInt stride) {}

  /**
   * A stored kernel in the form that a code shape wants; scratch that is refreshed when the kernel
   * changed. It is an array of rows or, with a stride, one array.
   */
  public record Copy(Stored kernel, Orientation orientation, String field, OptionalInt stride) {
    public int rows() {
      Parameter parameter = kernel.parameter();
      return orientation == Orientation.AS_STORED ? parameter.rows() : parameter.columns();
    }

    public int columns() {
      Parameter parameter = kernel.parameter();
      return orientation == Orientation.AS_STORED ? parameter.columns() : parameter.rows();
    }
  }

  /** A step of a pass. */
  public sealed interface Step {}

  /** Calls a procedure. */
  public record Call(String procedure, List<Operand> operands) implements Step {
    public Call {
      operands = List.copyOf(operands);
    }
  }

  /** One of two steps. */
  public record Either(Condition condition, Step then, Step otherwise) implements Step {}

  /** What decides between two steps. */
  public enum Condition {
    /** The batch has enough rows to share what is read of a kernel. */
    WIDE,
    /** The machine has 32 vector registers. */
    TALL
  }

  /** What a procedure is given. */
  public sealed interface Operand {}

  /** A buffer of the pass. */
  public record OfBuffer(Buffer buffer) implements Operand {}

  /** A stored tensor. */
  public record OfStored(Stored stored) implements Operand {}

  /** A copy of a kernel. */
  public record OfCopy(Copy copy) implements Operand {}

  /** The thread's panel of a kernel. */
  public record OfPanel() implements Operand {}

  /** The thread's array for the terms of a sum. */
  public record OfTerms() implements Operand {}

  /** An array of the trainer that is scratch. */
  public record OfScratch(Scratch scratch) implements Operand {}

  /** The array that takes the losses of the rows. */
  public record OfLosses() implements Operand {}

  /** The array that takes what the activities of the rows cost. */
  public record OfPenalties() implements Operand {}

  /** The array that takes a metric of the rows. */
  public record OfMetric(int number) implements Operand {}

  /** The array that takes each row's part of a sum over the whole batch. */
  public record OfSum(int number) implements Operand {}

  /** One over the rows of the batch. */
  public record OfShare() implements Operand {}

  /** The rows of the whole batch. */
  public record OfRows() implements Operand {}

  /** A number that follows from a whole batch, in a field of the trainer. */
  public record OfNumber(String field) implements Operand {}

  /** What each row counts in the batch's loss. */
  public record OfShares() implements Operand {}

  /** The key of a noise layer's random numbers in this step. */
  public record OfNoise(int ordinal) implements Operand {}

  /**
   * How the class is used: everything but training. The work space holds up to {@code chunk} rows;
   * longer batches go through it piece by piece.
   *
   * @param use what of it is used; what is not is empty
   * @param wide from how many rows on a batch is wide
   * @param margin rows of the work space that are computed along behind a batch's last one
   * @param panel the length of the panel
   * @param terms the length of the array for terms
   * @param gradient the scratch of an update
   * @param gathered what evaluation hands over of a whole batch
   * @param target the rows that evaluation compares with
   * @param decode in a stage only on the way that is inspected
   * @param score from the input rows to the losses, with the input as its own target
   * @param evaluate the same against the target rows, with the metrics
   * @param explanation from the input and the output to the contributions, in the target rows
   * @param inspection the way from the input to the output again, for one row
   */
  public record Inference(
      Use use,
      int chunk,
      int wide,
      int margin,
      List<Buffer> buffers,
      List<Copy> copies,
      int panel,
      int terms,
      GradientScratch gradient,
      Buffer input,
      Optional<Buffer> target,
      Buffer code,
      Buffer output,
      List<Buffer> gathered,
      List<Step> encode,
      List<Step> decode,
      List<Step> score,
      List<Step> evaluate,
      List<Inspection> inspection,
      List<Step> explanation) {
    /** How many sums over the whole batch evaluation leaves each row's part of. */
    public int sums() {
      return (int)
          evaluate.stream()
              .filter(Call.class::isInstance)
              .flatMap(call -> ((Call) call).operands().stream())
              .filter(OfSum.class::isInstance)
              .count();
    }
  }

  /**
   * What an update works in.
   *
   * @param length of one array, or of each of some rows
   * @param perRow what an array has besides for each row of the batch
   * @param rows how many rows there are; none if it is one array
   */
  public record GradientScratch(int length, int perRow, OptionalInt rows) {
    static final GradientScratch NONE = of(1);

    static GradientScratch of(int length) {
      return new GradientScratch(length, 0, OptionalInt.empty());
    }

    /** What is enough for this and for another. */
    GradientScratch and(GradientScratch other) {
      return new GradientScratch(
          Math.max(length, other.length),
          Math.max(perRow, other.perRow),
          rows.isPresent() ? rows : other.rows);
    }
  }

  /** What a class is used for besides training. */
  public enum Use {
    /** Everything that users call. */
    WHOLE,
    /** In a stage of pre-training: to encode, and to find numbers that are not finite. */
    STAGE
  }

  /**
   * A step of the way from the input to the output of one row, and what it makes.
   *
   * @param layer the number of the layer that it belongs to
   */
  public record Inspection(Step step, Buffer made, int layer) {}

  /**
   * How the class is trained.
   *
   * @param pass the first phase, by rows of the batch
   * @param wholes the losses and metrics that a batch's rows have together
   * @param schedule the formulas of the learning rate, unless that is one number
   * @param updates the second phase, by rows of the kernels
   * @param passes what follows it, if the second phase only keeps the gradients
   * @param restraints penalties and constraints
   * @param tile threads cut batches at multiples of so many rows
   * @param work multiplications for each row of the batch
   */
  public record TrainerPlan(
      List<Buffer> buffers,
      List<Copy> copies,
      Buffer input,
      Buffer target,
      List<Step> pass,
      List<Whole> wholes,
      Optimizer.Rule rule,
      Optional<List<Optimizer.Update>> schedule,
      List<Update> updates,
      Passes passes,
      Restraints restraints,
      int tile,
      long work) {}

  /**
   * A loss or metric that the rows of a batch have together.
   *
   * @param comment what it computes
   * @param metric its number; empty for the loss
   * @param first the number of the first of its sums over the batch
   * @param sums what these are called
   * @param steps sets further numbers, one of which is called {@code loss}
   * @param kept by a number's name, the field that the way back reads it from
   * @param counted the field for how often the batch's loss counts; none for a metric
   */
  public record Whole(
      String comment,
      OptionalInt metric,
      int first,
      List<String> sums,
      List<RowProgram.Let> steps,
      Map<String, String> kept,
      Optional<String> counted) {
    public Whole {
      sums = List.copyOf(sums);
      steps = List.copyOf(steps);
      kept = new LinkedHashMap<>(kept);
    }
  }

  /**
   * What follows the second phase.
   *
   * @param scratch further arrays of the trainer
   */
  public record Passes(List<WeightPass> all, List<Scratch> scratch) {
    public Passes {
      all = List.copyOf(all);
      scratch = List.copyOf(scratch);
    }
  }

  /** A pass over stored tensors. */
  public sealed interface WeightPass {}

  /**
   * One over single weights.
   *
   * @param procedure what it calls for each tensor
   * @param pass what that computes
   * @param scope whether its numbers belong to each tensor or to the model
   * @param slots the optimiser's slots that it gets
   * @param numbers of earlier passes that belong to each tensor
   */
  public record EachWeight(
      String procedure,
      Optimizer.Each pass,
      Optimizer.Scope scope,
      List<String> slots,
      List<String> numbers)
      implements WeightPass {
    public EachWeight {
      slots = List.copyOf(slots);
      numbers = List.copyOf(numbers);
    }
  }

  /** One over whole kernels. */
  public record EachKernel(List<Stage> stages) implements WeightPass {
    public EachKernel {
      stages = List.copyOf(stages);
    }
  }

  /**
   * What a pass does with a kernel.
   *
   * @param invocation lacks the last arguments: from which of its parts to which it goes
   * @param parts how many there are
   * @param height threads cut them where tiles of so many end
   */
  public record Stage(Invocation invocation, int parts, int height) {}

  /**
   * Penalties and constraints.
   *
   * @param scratch further arrays of the trainer
   * @param penalties how many penalties there are but for those that belong to single rows
   * @param penalize sets each of them, before the weights change
   * @param gathered the rows that evaluation leaves for penalties on a whole batch
   * @param back what of the first phase comes behind the penalties, if any of them is on a batch
   * @param constrained the tensors that must keep something, behind the second phase
   */
  public record Restraints(
      List<Scratch> scratch,
      int penalties,
      List<Invocation> penalize,
      List<Buffer> gathered,
      List<Step> back,
      List<Constrained> constrained) {
    public Restraints {
      gathered = List.copyOf(gathered);
      back = List.copyOf(back);
      scratch = List.copyOf(scratch);
      penalize = List.copyOf(penalize);
      constrained = List.copyOf(constrained);
    }
  }

  /** An array of numbers that the trainer has as scratch. */
  public record Scratch(String field, int length) {}

  /** A call of a procedure on arrays and numbers that the trainer knows by name. */
  public record Invocation(String procedure, List<String> arguments) {
    public Invocation {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A tensor and what makes it keep its constraint.
   *
   * @param refreshed the copies to be made anew behind it
   */
  public record Constrained(Stored stored, Invocation invocation, List<Copy> refreshed) {}

  /**
   * The update of one stored tensor.
   *
   * @param slots what the optimiser keeps for it, in the order of the rule's slots
   * @param gradient the field of its whole gradient, if the procedure needs one
   * @param kept the same for the passes behind, if there are any
   * @param numbers by their names in the passes, the fields of the tensor's own sums and numbers
   * @param procedure forms its gradient and changes it
   * @param low the same for a machine with few registers, if it has a form of its own
   * @param refreshed the copies to be made anew behind it
   */
  public record Update(
      Stored stored,
      List<Slot> slots,
      Optional<String> gradient,
      Optional<String> kept,
      Map<String, String> numbers,
      UpdateCall procedure,
      Optional<UpdateCall> low,
      List<Copy> refreshed) {
    /** The field of a slot that the tensor has. */
    public String slot(String name) {
      return slots.stream()
          .filter(slot -> slot.slot().name().equals(name))
          .findFirst()
          .orElseThrow()
          .field();
    }
  }

  /**
   * An array that the optimiser keeps for a tensor.
   *
   * @param slot what it holds
   */
  public record Slot(Optimizer.Slot slot, String field) {}

  /**
   * A procedure that updates rows of a kernel, or a whole bias.
   *
   * @param height threads cut a kernel where tiles of about so many rows or columns end
   */
  public record UpdateCall(String procedure, int height, Shared shared) {}

  /** What threads share of a kernel. */
  public enum Shared {
    ROWS,
    COLUMNS
  }
}
