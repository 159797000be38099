/** The program: arguments in, text and an exit status out. A thin skin over the compiler. */
package dev.bowline.cli;
