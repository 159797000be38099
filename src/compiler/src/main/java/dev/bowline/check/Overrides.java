package dev.bowline.check;

import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values from outside for the consts of files. */
public final class Overrides {
  private Overrides() {}

  /** Reports those whose const none of the files has. */
  public static void check(
      List<Unit> units, Map<String, Value> overrides, Diagnostics diagnostics) {
    List<String> declared =
        units.stream()
            .flatMap(unit -> unit.file().consts().stream())
            .map(ConstDecl::name)
            .map(Object::toString)
            .toList();
    Set<String> known = declared.stream().collect(Collectors.toSet());
    new TreeMap<>(overrides)
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                diagnostics.report(
                    Diagnostic.of(Code.AE214, value.span(), "there is no const " + Quote.of(name))
                        .help(Suggest.help(name, declared.stream())));
              }
            });
  }
}
