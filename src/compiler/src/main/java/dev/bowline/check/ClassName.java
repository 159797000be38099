package dev.bowline.check;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.Name;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;

/** Whether a class can have an autoencoder's name. */
final class ClassName {
  private final Reporter reporter;

  ClassName(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(AutoencoderDecl decl) {
    Name name = decl.name();
    if (JavaNames.isReservedForClasses(name.text())) {
      reporter.report(JavaNames.reserved(name, "class"));
    } else if (TakenNames.CLASSES.contains(name.text())) {
      reporter.report(
          Diagnostic.of(
                  Code.AE210,
                  name.span(),
                  "the generated class cannot be called %s: it uses another class or package of that name"
                      .formatted(Quote.of(name.text())))
              .help("choose another name, such as `%sModel`".formatted(name.text())));
    }
  }
}
