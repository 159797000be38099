package dev.bowline.report.text;

import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Entry;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.NoiseLayer;
import dev.bowline.model.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Models, layers and choices in a few words. */
public final class Facts {
  private Facts() {}

  /** A layer's kind and what sets it apart, such as {@code dense, relu}. */
  public static String detail(Layer layer) {
    if (layer instanceof Dense dense) {
      String bias = dense.bias().isPresent() ? "" : ", no bias";
      return "dense, " + choice(dense.activation()) + bias;
    }
    if (layer instanceof ActivationLayer activation) {
      return "activation " + choice(activation.activation());
    }
    if (layer instanceof NoiseLayer noise) {
      return choice(noise.noise());
    }
    return layer.kind();
  }

  /** The numbers that are trained and belong to a layer: a tied kernel is its owner's. */
  public static long parameters(Model model, Layer layer) {
    return model.parameters().stream()
        .filter(parameter -> parameter.layer().equals(layer.name()))
        .mapToLong(Parameter::size)
        .sum();
  }

  /** All numbers that are trained, each once. */
  public static long parameters(Model model) {
    return model.parameters().stream().mapToLong(Parameter::size).sum();
  }

  /** A name with those of its arguments that are not the defaults, as a model file has it. */
  public static String choice(Choice<?> choice) {
    String arguments =
        choice.entry().arguments().stream()
            .flatMap(spec -> argument(choice, spec).stream())
            .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? choice.name() : choice.name() + "(" + arguments + ")";
  }

  /** How many trained numbers, in words. */
  public static String parameters(long number) {
    return count(number) + (number == 1 ? " parameter" : " parameters");
  }

  /** A whole number with commas. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static Optional<String> argument(Choice<? extends Entry> choice, ArgumentSpec spec) {
    Object value = choice.arguments().values().get(spec.name());
    String text = value == null ? "none" : value(value);
    return spec.fallback().stream().anyMatch(fallback -> isSame(text, fallback))
        ? Optional.empty()
        : Optional.of(spec.fallback().isEmpty() ? text : spec.name() + " = " + text);
  }

  private static String value(Object value) {
    if (value instanceof Choice<?> choice) {
      return choice(choice);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Facts::value).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Double number ? number(number) : value.toString();
  }

  /** As few digits as tell a number apart. */
  public static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e7
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  private static boolean isSame(String text, String fallback) {
    try {
      return Double.parseDouble(text) == Double.parseDouble(fallback);
    } catch (NumberFormatException e) {
      return text.equals(fallback);
    }
  }
}
