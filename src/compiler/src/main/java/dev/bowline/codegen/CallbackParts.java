package dev.bowline.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Callback;
import dev.bowline.catalog.Choice;
import java.util.List;
import java.util.Locale;

/** The callbacks of a train block as Java: what is as the runtime has it is not said. */
final class CallbackParts {
  private static final String PACKAGE = "dev.bowline.runtime.callback";

  private CallbackParts() {}

  /** An argument list with a new instance of each. */
  static CodeBlock of(List<Choice<Callback>> callbacks) {
    return callbacks.stream().map(CallbackParts::of).collect(CodeBlock.joining(", "));
  }

  private static CodeBlock of(Choice<Callback> callback) {
    ClassName type = ClassName.get(PACKAGE, callback.entry().type());
    CodeBlock given =
        callback.entry().arguments().stream()
            .filter(spec -> spec.fallback().isEmpty())
            .map(spec -> value(spec, callback))
            .collect(CodeBlock.joining(", "));
    CodeBlock.Builder made = CodeBlock.builder().add("new $T($L)", type, given);
    for (ArgumentSpec spec : callback.entry().arguments()) {
      if (spec.fallback().isPresent() && !isDefault(spec, callback)) {
        boolean flag = spec.type() instanceof ArgumentType.Flag;
        made.add(".$L($L)", method(spec.name()), flag ? "" : value(spec, callback));
      }
    }
    return made.build();
  }

  private static boolean isDefault(ArgumentSpec spec, Choice<Callback> callback) {
    Object value = callback.arguments().value(spec.name()).orElse("none");
    String fallback = spec.fallback().orElseThrow();
    if (value instanceof Double number) {
      return !spec.optional() && number.equals(Double.valueOf(fallback));
    }
    return value.toString().equals(fallback) || fallback.equals("\"" + value + "\"");
  }

  private static CodeBlock value(ArgumentSpec spec, Choice<Callback> callback) {
    Object value = callback.arguments().value(spec.name()).orElseThrow();
    if (spec.type() instanceof ArgumentType.Word) {
      return CodeBlock.of(
          "$T.$L", ClassName.get(PACKAGE, "Mode"), value.toString().toUpperCase(Locale.ROOT));
    }
    return value instanceof String ? CodeBlock.of("$S", value) : CodeBlock.of("$L", value);
  }

  /** {@code min_delta} as {@code minDelta}. */
  private static String method(String name) {
    StringBuilder method = new StringBuilder();
    for (String word : name.split("_")) {
      method.append(
          method.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return method.toString();
  }
}
