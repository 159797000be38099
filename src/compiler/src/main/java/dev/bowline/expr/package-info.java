/**
 * Arithmetic as data. Formulas are written once, in the catalogue, and read by many: the planner
 * places them in loops, the code generator spells them in Java, the manual prints them.
 */
package dev.bowline.expr;
