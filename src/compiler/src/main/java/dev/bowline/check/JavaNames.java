package dev.bowline.check;

import dev.bowline.ast.Name;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Which names Java keeps for itself. */
final class JavaNames {
  /** Words that are keywords only where a class is named. */
  private static final Set<String> NOT_FOR_CLASSES =
      Set.of("var", "yield", "record", "sealed", "permits");

  private JavaNames() {}

  /** Whether it is a keyword or a literal; the same on every JDK that runs the compiler. */
  static boolean isReserved(String name) {
    return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17);
  }

  static boolean isReservedForClasses(String name) {
    return isReserved(name) || NOT_FOR_CLASSES.contains(name);
  }

  /** The fault of a name that becomes a Java identifier and cannot. */
  static Diagnostic reserved(Name name, String what) {
    return Diagnostic.of(
            Code.AE209,
            name.span(),
            "the %s name %s is a Java keyword".formatted(what, Quote.of(name.text())))
        .help("it becomes a name in the generated Java code: choose another");
  }
}
