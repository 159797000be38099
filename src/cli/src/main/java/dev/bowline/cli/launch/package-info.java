/**
 * From the JVM that the user started to the one that does the work: arguments in, an exit status
 * out. The starting JVM lives for this package alone, which therefore keeps to few classes, and to
 * loops where a lambda would have to be spun first.
 */
package dev.bowline.cli.launch;
