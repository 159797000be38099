package dev.bowline.check;

import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.model.Model;
import java.util.List;
import java.util.Map;

/** Finds what a tree means, or why it means nothing. */
public final class Checker {
  private Checker() {}

  /**
   * The models of a file; meaningless once an error is reported.
   *
   * @param defaultPackage the Java package where the file names none; empty for the unnamed one
   * @param consts values that replace consts of the file
   */
  public static List<Model> check(
      ModelFile file, String defaultPackage, Map<String, Value> consts, Diagnostics diagnostics) {
    return List.of();
  }
}
