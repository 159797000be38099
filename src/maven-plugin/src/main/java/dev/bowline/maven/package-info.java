/**
 * The compiler as a Maven goal. Enters: model files and a project's configuration. Leaves: Java
 * sources on a compile source root, diagnostics in Maven's log, and a state file that lets the next
 * build do nothing.
 */
package dev.bowline.maven;
