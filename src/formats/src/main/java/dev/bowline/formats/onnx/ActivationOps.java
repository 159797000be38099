package dev.bowline.formats.onnx;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each activation as standard operators: one entry each. The formulas are those of section 2 of
 * semantics.md; operators that compute them whole are taken where opset 17 has them.
 */
final class ActivationOps {
  private static final Map<String, Lowering> ALL =
      Map.ofEntries(
          Map.entry("linear", (row, given) -> row.x()),
          Map.entry("relu", ActivationOps::relu),
          Map.entry("leaky_relu", (row, given) -> leaky(row, given.real("negative_slope"))),
          Map.entry("relu6", clip(0, 6)),
          Map.entry("elu", withAlpha("Elu")),
          Map.entry("selu", ActivationOps::selu),
          Map.entry("celu", withAlpha("Celu")),
          Map.entry("softplus", plain("Softplus")),
          Map.entry("squareplus", ActivationOps::squareplus),
          Map.entry("sparse_plus", ActivationOps::sparsePlus),
          Map.entry("threshold", ActivationOps::threshold),
          Map.entry("exponential", plain("Exp")),
          Map.entry("sigmoid", plain("Sigmoid")),
          Map.entry("hard_sigmoid", line(1f / 6)),
          Map.entry("sparse_sigmoid", line(0.5f)),
          Map.entry("log_sigmoid", ActivationOps::logSigmoid),
          Map.entry("tanh", plain("Tanh")),
          Map.entry("hard_tanh", clip(-1, 1)),
          Map.entry("softsign", plain("Softsign")),
          Map.entry(
              "tanh_shrink", (row, given) -> row.node("Sub", row.x(), row.node("Tanh", row.x()))),
          Map.entry("soft_shrink", (row, given) -> shrink(row, given, given.real("threshold"))),
          Map.entry("hard_shrink", (row, given) -> shrink(row, given, 0)),
          Map.entry("silu", (row, given) -> row.node("Mul", row.x(), row.node("Sigmoid", row.x()))),
          Map.entry("hard_silu", plain("HardSwish")),
          Map.entry("gelu", ActivationOps::gelu),
          Map.entry("mish", ActivationOps::mish),
          Map.entry("softmax", alongLastAxis("Softmax")),
          Map.entry("log_softmax", alongLastAxis("LogSoftmax")),
          Map.entry("sparsemax", RowOps::sparsemax),
          Map.entry("top_k", RowOps::topK),
          Map.entry("glu", RowOps::glu));

  /** Adds nodes that compute an activation of a row; the name of what they give. */
  private interface Lowering {
    String apply(Row row, Arguments given);
  }

  /**
   * What an activation is applied to.
   *
   * @param x the value, [rows, width]
   */
  record Row(GraphBuilder graph, String x, int width) {
    String node(String op, String... inputs) {
      return graph.node(op, inputs);
    }

    String node(String op, Map<String, Object> attributes, String... inputs) {
      return graph.node(op, attributes, inputs);
    }

    String number(double value) {
      return graph.number(value);
    }
  }

  private ActivationOps() {}

  /**
   * Applies an activation to a value.
   *
   * @throws UnmappedActivationException if there is no entry for it
   */
  static String apply(Choice<Activation> activation, Row row) throws UnmappedActivationException {
    Lowering lowering = ALL.get(activation.name());
    if (lowering == null) {
      throw new UnmappedActivationException(activation.name());
    }
    return lowering.apply(row, activation.arguments());
  }

  private static Lowering plain(String op) {
    return (row, given) -> row.node(op, row.x());
  }

  private static Lowering alongLastAxis(String op) {
    return (row, given) -> row.node(op, Map.of("axis", -1L), row.x());
  }

  private static Lowering withAlpha(String op) {
    return (row, given) -> row.node(op, Map.of("alpha", (float) given.real("alpha")), row.x());
  }

  private static Lowering clip(double low, double high) {
    return (row, given) -> row.node("Clip", row.x(), row.number(low), row.number(high));
  }

  /** A line through (0, 1/2), cut off at 0 and 1. */
  private static Lowering line(float slope) {
    return (row, given) -> row.node("HardSigmoid", Map.of("alpha", slope, "beta", 0.5f), row.x());
  }

  private static String leaky(Row row, double slope) {
    return row.node("LeakyRelu", Map.of("alpha", (float) slope), row.x());
  }

  /** x above the threshold, at most max_value; slope (x - threshold) below. */
  private static String relu(Row row, Arguments given) {
    String x = row.x();
    double slope = given.real("negative_slope");
    double threshold = given.real("threshold");
    Optional<Double> most = given.optionalReal("max_value");
    if (threshold == 0 && most.isEmpty()) {
      return slope == 0 ? row.node("Relu", x) : leaky(row, slope);
    }
    if (threshold == 0 && slope == 0) {
      return row.node("Clip", x, row.number(0), row.number(most.get()));
    }
    String above = row.node("Greater", x, row.number(threshold));
    String high = most.isEmpty() ? x : row.node("Min", x, row.number(most.get()));
    String low =
        slope == 0
            ? row.number(0)
            : row.node("Mul", row.node("Sub", x, row.number(threshold)), row.number(slope));
    return row.node("Where", above, high, low);
  }

  private static String selu(Row row, Arguments given) {
    Map<String, Object> constants =
        Map.of("alpha", (float) 1.6732632423543772, "gamma", (float) 1.0507009873554805);
    return row.node("Selu", constants, row.x());
  }

  /** (x + sqrt(x^2 + b)) / 2. */
  private static String squareplus(Row row, Arguments given) {
    String square = row.node("Mul", row.x(), row.x());
    String root = row.node("Sqrt", row.node("Add", square, row.number(given.real("b"))));
    return row.node("Mul", row.node("Add", row.x(), root), row.number(0.5));
  }

  /** 0 up to -1, x from 1, (x + 1)^2 / 4 between. */
  private static String sparsePlus(Row row, Arguments given) {
    String next = row.node("Add", row.x(), row.number(1));
    String between = row.node("Mul", row.node("Mul", next, next), row.number(0.25));
    String right = row.node("Where", row.node("Less", row.x(), row.number(1)), between, row.x());
    String left = row.node("Greater", row.x(), row.number(-1));
    return row.node("Where", left, right, row.number(0));
  }

  private static String threshold(Row row, Arguments given) {
    String above = row.node("Greater", row.x(), row.number(given.real("threshold")));
    return row.node("Where", above, row.x(), row.number(given.real("default_value")));
  }

  /** -softplus(-x). */
  private static String logSigmoid(Row row, Arguments given) {
    return row.node("Neg", row.node("Softplus", row.node("Neg", row.x())));
  }

  /** x where |x| is above the threshold, moved towards 0 by {@code bias}. */
  private static String shrink(Row row, Arguments given, double bias) {
    Map<String, Object> constants =
        Map.of("lambd", (float) given.real("threshold"), "bias", (float) bias);
    return row.node("Shrink", constants, row.x());
  }

  /** x times the share of a normal distribution below it, whole or by its approximation. */
  private static String gelu(Row row, Arguments given) {
    String twice;
    if (given.flag("approximate")) {
      String square = row.node("Mul", row.x(), row.x());
      String cubic = row.node("Mul", row.node("Mul", square, row.x()), row.number(0.044715));
      String inner = row.node("Add", row.x(), cubic);
      twice = row.node("Tanh", row.node("Mul", inner, row.number(Math.sqrt(2 / Math.PI))));
    } else {
      twice = row.node("Erf", row.node("Mul", row.x(), row.number(Math.sqrt(0.5))));
    }
    String share = row.node("Mul", row.node("Add", twice, row.number(1)), row.number(0.5));
    return row.node("Mul", row.x(), share);
  }

  private static String mish(Row row, Arguments given) {
    return row.node("Mul", row.x(), row.node("Tanh", row.node("Softplus", row.x())));
  }

  /** Activations that look at a row as a whole. */
  private static final class RowOps {
    /** max(x - t, 0), with t such that a row adds up to 1 (Martins and Astudillo 2016). */
    static String sparsemax(Row row, Arguments given) {
      String sorted = top(row, row.width()).get(0);
      String sums = alongRow(row, sorted);
      String zeros = row.node("ConstantOfShape", row.node("Shape", row.x()));
      String places = alongRow(row, row.node("Add", zeros, row.number(1)));
      String excess = row.node("Sub", sums, row.number(1));
      String kept = row.node("Greater", row.node("Mul", places, sorted), excess);
      String keptNumbers = row.node("Where", kept, sorted, row.number(0));
      String count = sum(row, row.node("Cast", Map.of("to", 1L), kept));
      String level = row.node("Div", row.node("Sub", sum(row, keptNumbers), row.number(1)), count);
      return row.node("Relu", row.node("Sub", row.x(), level));
    }

    /** The k largest stay where they are; of equal ones those in front. */
    static String topK(Row row, Arguments given) {
      List<String> top = top(row, Math.toIntExact(given.whole("k")));
      String zeros = row.node("ConstantOfShape", row.node("Shape", row.x()));
      return row.node("ScatterElements", Map.of("axis", 1L), zeros, top.get(1), top.get(0));
    }

    /** The first half of the row times the sigmoid of the second. */
    static String glu(Row row, Arguments given) {
      String gate = row.node("Sigmoid", slice(row, row.width() / 2, row.width()));
      return row.node("Mul", slice(row, 0, row.width() / 2), gate);
    }

    private static String slice(Row row, int from, int to) {
      GraphBuilder graph = row.graph();
      return row.node("Slice", row.x(), graph.wholes(from), graph.wholes(to), graph.wholes(1));
    }

    /** Values, largest first, and where they stand. */
    private static List<String> top(Row row, int count) {
      return row.graph().nodes("TopK", Map.of("axis", 1L), 2, row.x(), row.graph().wholes(count));
    }

    private static String alongRow(Row row, String value) {
      return row.node("CumSum", value, row.graph().whole(1));
    }

    private static String sum(Row row, String value) {
      return row.node("ReduceSum", value, row.graph().wholes(1));
    }
  }
}
