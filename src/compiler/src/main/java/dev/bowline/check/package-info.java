/**
 * From tree to model: names, values, arguments, shapes, ties, settings. Enters: a tree and the
 * values that replace its consts. Leaves: models, and all independent faults, without their echoes:
 * what a fault makes unknown is an empty {@code Optional} that later checks skip.
 */
package dev.bowline.check;
