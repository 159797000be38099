/** Faults as data, and how people read them. Filled by every room in front of the plan. */
package dev.bowline.diagnostic;
