package dev.bowline.check;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Name;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import java.util.HashMap;
import java.util.Map;

/** What a file declares has different names. */
final class FileNames {
  private final Reporter reporter;
  private final Map<String, Name> first = new HashMap<>();

  FileNames(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(ModelFile file) {
    file.consts().stream().map(ConstDecl::name).forEach(name -> declare("const", name));
    file.autoencoders().stream()
        .map(AutoencoderDecl::name)
        .forEach(name -> declare("autoencoder", name));
  }

  private void declare(String what, Name name) {
    Name before = first.putIfAbsent(name.text(), name);
    if (before != null) {
      reporter.report(
          Diagnostic.of(
                  Code.AE206,
                  name.span(),
                  "%s %s has a name that is already declared"
                      .formatted(what, Quote.of(name.text())))
              .with(before.span(), "first declared here"));
    }
  }
}
