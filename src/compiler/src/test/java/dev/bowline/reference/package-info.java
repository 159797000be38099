/**
 * What the numbers of a model ought to be: an interpreter of checked models in double precision,
 * written out from the formulas with plain loops and sharing nothing with catalogue, plan or
 * generator; random models; and the comparison of both with what was generated.
 */
package dev.bowline.reference;
