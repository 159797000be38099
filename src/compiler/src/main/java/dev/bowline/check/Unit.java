package dev.bowline.check;

import dev.bowline.ast.ModelFile;

/**
 * A file with its place among the packages.
 *
 * @param defaultPackage its classes' Java package where it names none; empty for the unnamed one
 */
public record Unit(ModelFile file, String defaultPackage) {
  String packageName() {
    return file.packageDecl().map(decl -> decl.text()).orElse(defaultPackage);
  }
}
