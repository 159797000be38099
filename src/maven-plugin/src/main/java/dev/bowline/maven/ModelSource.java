package dev.bowline.maven;

import java.nio.file.Path;

/**
 * A model file as it was found.
 *
 * @param file where it is, for the log
 * @param name how the compiler calls it: its path in the project, so that generated sources do not
 *     depend on the machine
 * @param defaultPackage its folder below the source root, as a Java package
 */
record ModelSource(Path file, String name, String defaultPackage, byte[] content) {}
