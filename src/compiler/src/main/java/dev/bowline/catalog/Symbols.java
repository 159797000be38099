package dev.bowline.catalog;

import static dev.bowline.expr.Exprs.variable;

import dev.bowline.expr.Expr;

/** The variables of the catalogue's formulas. */
public final class Symbols {
  /** What an activation or a noise gets. */
  public static final Expr X = variable("x");

  /** What an activation gives; a loss's reconstruction. */
  public static final Expr Y = variable("y");

  /** The gradient of the loss with respect to {@link #X}. */
  public static final String DX = "dx";

  /** The gradient of the loss with respect to {@link #Y}. */
  public static final Expr DY = variable("dy");

  /** What a {@link Formula} computes once. */
  public static final Expr SHARED = variable("shared");

  /** Of a row's first half, where an activation halves it. */
  public static final Expr A = variable("a");

  /** The counterpart in the second half. */
  public static final Expr B = variable("b");

  /** The learned slope of an element, where x is not above 0. */
  public static final Expr ALPHA = variable("alpha");

  /** A loss's target. */
  public static final Expr T = variable("t");

  /** The sizes of a tensor, in an optimiser's numbers; a bias has one row. */
  public static final Expr ROWS = variable("rows");

  public static final Expr COLUMNS = variable("columns");

  /** {@code dy/dx} of an activation, where more is made of it. */
  public static final Expr SLOPE = variable("slope");

  /** Its derivative in turn. */
  public static final Expr BEND = variable("bend");

  /** How many elements the row has. */
  public static final Expr SIZE = variable("size");

  /** The result of a loss's value program: the row's loss. */
  public static final String LOSS = "loss";

  /** Where in its row an element is, from 0. */
  public static final Expr PLACE = variable("place");

  /** A noise's random number: of [0, 1) or of the standard normal distribution. */
  public static final Expr R = variable("r");

  /** A weight, and its new value in an optimiser's rule. */
  public static final Expr W = variable("w");

  /** A weight's gradient. */
  public static final Expr G = variable("g");

  /** What a unit gives on the average of a batch, in a penalty. */
  public static final Expr MEAN = variable("mean");

  /** The norm of weights, in a constraint. */
  public static final Expr NORM = variable("norm");

  /** The learning rate of the step. */
  public static final Expr RATE = variable("rate");

  /** How many steps were done before this one. */
  public static final Expr DONE = variable("s");

  /** The number of the optimiser's step, from 1. */
  public static final Expr STEP = variable("step");

  /** The sizes of a kernel on its way forward. */
  public static final Expr FAN_IN = variable("fan_in");

  public static final Expr FAN_OUT = variable("fan_out");

  private Symbols() {}
}
