package dev.bowline.reference;

/**
 * A model that computes, whoever wrote it: the reference, or a generated class in float or double.
 * Every array is row-major and in raw units; a batch is [rows][size].
 */
interface Subject {
  double[] parameters();

  void setParameters(double[] parameters);

  void fitScaling(double[] x, int rows);

  double[] encode(double[] x, int rows);

  double[] decode(double[] code, int rows);

  double[] reconstruct(double[] x, int rows);

  double[] score(double[] x, int rows);

  /** The loss that validation reports, of one batch. */
  double evaluate(double[] x, double[] target, int rows);

  /** The gradient that the next step would use, in the order of the parameters. */
  double[] gradient(double[] x, double[] target, int rows);

  /** One step of training; gives the loss before it. */
  default double step(double[] x, double[] target, int rows) {
    return step(x, target, null, rows);
  }

  /** The same with a weight for each row, or with none. */
  double step(double[] x, double[] target, float[] weights, int rows);

  /** A stage of pre-training, on this subject's own weights. */
  Stage stage(int number);

  /** What pre-trains a part of a model. */
  interface Stage extends AutoCloseable {
    /** One step towards rebuilding these rows; gives the loss before it. */
    double step(double[] rows, int count);

    /** The codes of rows, [count][size]. */
    double[] encode(double[] rows, int count, int size);

    /** Leaves the weights as they are now to the subject. */
    @Override
    void close();
  }
}
