package dev.bowline.check;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.Name;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.diagnostic.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Models of several files that would give the same class. */
public final class ClassNames {
  private ClassNames() {}

  /** Reports them; two of one file are a matter for {@link Checker}. */
  public static void check(List<Unit> units, Diagnostics diagnostics) {
    Map<String, Name> first = new HashMap<>();
    for (Unit unit : units) {
      String packageName = unit.packageName();
      for (AutoencoderDecl decl : unit.file().autoencoders()) {
        Name name = decl.name();
        String className = packageName.isEmpty() ? name.text() : packageName + "." + name.text();
        Name before = first.putIfAbsent(className, name);
        if (before != null && !before.span().file().equals(name.span().file())) {
          diagnostics.report(
              Diagnostic.of(
                      Code.AE213,
                      name.span(),
                      "two models give the class %s".formatted(Quote.of(className)))
                  .with(before.span(), "the other one")
                  .help("rename one, or give its file another `package`"));
        }
      }
    }
  }
}
