package dev.bowline.syntax;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Call;
import dev.bowline.ast.Name;
import dev.bowline.ast.Value;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Values from sound parse trees. */
final class ValueBuilder extends AeBaseVisitor<Value> {
  private final Spans spans;

  ValueBuilder(Spans spans) {
    this.spans = spans;
  }

  Value value(AeParser.ValueContext context) {
    return context.accept(this);
  }

  Name name(ParserRuleContext context) {
    return new Name(context.getText(), spans.of(context));
  }

  List<Argument> arguments(AeParser.ArgumentsContext context) {
    return context.items.stream().map(this::argument).toList();
  }

  private Argument argument(AeParser.ArgumentContext context) {
    if (context instanceof AeParser.NamedArgumentContext named) {
      return new Argument(Optional.of(name(named.id)), value(named.content), spans.of(context));
    }
    if (context instanceof AeParser.PositionalArgumentContext positional) {
      return new Argument(Optional.empty(), value(positional.content), spans.of(context));
    }
    throw new AssertionError(context);
  }

  @Override
  public Value visitGroup(AeParser.GroupContext context) {
    return value(context.inner);
  }

  @Override
  public Value visitSequence(AeParser.SequenceContext context) {
    return new Value.Sequence(context.items.stream().map(this::value).toList(), spans.of(context));
  }

  @Override
  public Value visitNegation(AeParser.NegationContext context) {
    return new Value.Negation(value(context.operand), spans.of(context));
  }

  @Override
  public Value visitProduct(AeParser.ProductContext context) {
    return arithmetic(context.operator, context.left, context.right, spans.of(context));
  }

  @Override
  public Value visitSum(AeParser.SumContext context) {
    return arithmetic(context.operator, context.left, context.right, spans.of(context));
  }

  @Override
  public Value visitInvocation(AeParser.InvocationContext context) {
    Call call = new Call(name(context.id), arguments(context.list), spans.of(context));
    return new Value.Invocation(call, call.span());
  }

  @Override
  public Value visitReference(AeParser.ReferenceContext context) {
    return new Value.Reference(name(context.id), spans.of(context));
  }

  @Override
  public Value visitNumber(AeParser.NumberContext context) {
    return new Value.Number(context.digits.getText(), spans.of(context));
  }

  @Override
  public Value visitText(AeParser.TextContext context) {
    String quoted = context.quoted.getText();
    String text = quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    return new Value.Text(text, spans.of(context));
  }

  @Override
  public Value visitYes(AeParser.YesContext context) {
    return new Value.Flag(true, spans.of(context));
  }

  @Override
  public Value visitNo(AeParser.NoContext context) {
    return new Value.Flag(false, spans.of(context));
  }

  @Override
  public Value visitNone(AeParser.NoneContext context) {
    return new Value.None(spans.of(context));
  }

  private Value arithmetic(
      Token operator, AeParser.ValueContext left, AeParser.ValueContext right, Span span) {
    return new Value.Arithmetic(operator(operator), value(left), value(right), span);
  }

  private static Value.Operator operator(Token token) {
    return switch (token.getType()) {
      case AeLexer.PLUS -> Value.Operator.PLUS;
      case AeLexer.MINUS -> Value.Operator.MINUS;
      case AeLexer.STAR -> Value.Operator.TIMES;
      case AeLexer.SLASH -> Value.Operator.DIVIDED_BY;
      default -> throw new AssertionError(token);
    };
  }
}
