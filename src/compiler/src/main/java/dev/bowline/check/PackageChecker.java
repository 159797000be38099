package dev.bowline.check;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Name;
import dev.bowline.ast.PackageDecl;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Whether Java can have the package, be it written or the name of a folder. */
final class PackageChecker {
  private static final String JAVAS_OWN = "java";

  private final Reporter reporter;

  PackageChecker(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The package of the file's classes. */
  String check(ModelFile file, String defaultPackage) {
    if (file.packageDecl().isPresent()) {
      checkParts(file.packageDecl().get());
      return file.packageDecl().get().text();
    }
    if (!defaultPackage.isEmpty()) {
      checkFolder(file.autoencoders(), defaultPackage);
    }
    return defaultPackage;
  }

  private void checkParts(PackageDecl decl) {
    List<Name> parts = decl.parts();
    parts.stream()
        .filter(part -> JavaNames.isReserved(part.text()))
        .forEach(part -> reporter.report(JavaNames.reserved(part, "package")));
    if (parts.get(0).text().equals(JAVAS_OWN)) {
      reporter.report(
          Diagnostic.of(
              Code.AE210, parts.get(0).span(), "Java keeps the package `java` for itself"));
    }
  }

  private void checkFolder(List<AutoencoderDecl> autoencoders, String folder) {
    boolean legal =
        SourceVersion.isName(folder, SourceVersion.RELEASE_17)
            && !folder.equals(JAVAS_OWN)
            && !folder.startsWith(JAVAS_OWN + ".");
    if (!legal && !autoencoders.isEmpty()) {
      reporter.report(
          Diagnostic.of(
                  Code.AE209,
                  autoencoders.get(0).name().span(),
                  "the file's folder gives the package %s, which Java cannot take"
                      .formatted(Quote.of(folder)))
              .help("begin the file with a `package` line, or rename the folder"));
    }
  }
}
