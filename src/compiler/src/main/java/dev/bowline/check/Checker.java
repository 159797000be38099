package dev.bowline.check;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what a tree means, or why it means nothing. */
public final class Checker {
  private Checker() {}

  /**
   * The models of a file; meaningless once an error is reported.
   *
   * @param defaultPackage the Java package where the file names none; empty for the unnamed one
   * @param consts values that replace consts of the file; other names are passed over
   */
  public static List<Model> check(
      ModelFile file, String defaultPackage, Map<String, Value> consts, Diagnostics diagnostics) {
    Reporter reporter = new Reporter(diagnostics);
    String packageName = new PackageChecker(reporter).check(file, defaultPackage);
    new FileNames(reporter).check(file);
    Consts known = new Consts(file.consts(), consts);
    new ConstChecker(known, reporter).check();
    AutoencoderChecker checker = new AutoencoderChecker(new ValueReader(known, reporter), reporter);
    List<Model> models = new ArrayList<>();
    for (AutoencoderDecl decl : file.autoencoders()) {
      new ClassName(reporter).check(decl);
      checker.check(decl, packageName).ifPresent(models::add);
    }
    return models;
  }
}
