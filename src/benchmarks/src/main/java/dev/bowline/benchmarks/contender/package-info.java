/** Who is measured, and what each must be able to do. */
package dev.bowline.benchmarks.contender;
