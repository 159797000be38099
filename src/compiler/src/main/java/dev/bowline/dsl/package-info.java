/** A model file written in Java: a fluent builder of the same tree. */
package dev.bowline.dsl;
