/**
 * The loop-level representation: methods of loops over rows of numbers, with every bound and every
 * index in the open. Shapes build it; the verifier checks it; the code generator only spells it.
 */
package dev.bowline.plan.loop;
