package dev.bowline.runtime.spi;

/** How the losses of the rows of a batch become the batch's loss. */
public enum Reduction {
  /** Their sum over their number; with weights, of the weighted losses over the same number. */
  MEAN {
    @Override
    double divisor(float[] weights, int rows) {
      return rows;
    }
  },
  /** Their sum, weighted. */
  SUM {
    @Override
    double divisor(float[] weights, int rows) {
      return 1;
    }
  },
  /**
   * The sum where the rows have one loss together: it is that loss itself and, with weights, the
   * loss times the sum of the weights.
   */
  SUM_OF_ONE {
    @Override
    double divisor(float[] weights, int rows) {
      return weights == null ? rows : 1;
    }
  },
  /** Their weighted sum over the sum of the weights; 0 where all weights are. */
  WEIGHTED_MEAN {
    @Override
    double divisor(float[] weights, int rows) {
      if (weights == null) {
        return rows;
      }
      double sum = 0;
      for (int n = 0; n < rows; n++) {
        sum += weights[n];
      }
      return sum == 0 ? 1 : sum;
    }
  };

  /** What the weighted sum of the losses is divided by; no weights at all count as ones. */
  abstract double divisor(float[] weights, int rows);
}
