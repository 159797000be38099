package dev.bowline.runtime.spi;

/**
 * Numbers of a row that no sum or maximum gives. A row is {@code size} elements of an array, of
 * which the first is at {@code from}. Nothing is allocated.
 */
public final class RowSearch {
  private RowSearch() {}

  /**
   * The {@code k}-th largest number of a row, equal ones counted each; meaningless in a row with
   * NaN.
   *
   * @param k from 1 to {@code size}
   * @param scratch at least {@code size} long
   */
  public static double kthLargest(float[] row, int from, int size, int k, float[] scratch) {
    System.arraycopy(row, from, scratch, 0, size);
    int low = 0;
    int high = size - 1;
    int place = size - k;
    while (low < high) {
      float pivot = middle(scratch[low], scratch[(low + high) >>> 1], scratch[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (scratch[i] < pivot) {
          i++;
        }
        while (scratch[j] > pivot) {
          j--;
        }
        if (i <= j) {
          float swapped = scratch[i];
          scratch[i++] = scratch[j];
          scratch[j--] = swapped;
        }
      }
      // All up to j are at most the pivot, all from i on at least; what is between equals it.
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        return pivot;
      }
    }
    return scratch[place];
  }

  /** As for floats. */
  public static double kthLargest(double[] row, int from, int size, int k, double[] scratch) {
    System.arraycopy(row, from, scratch, 0, size);
    int low = 0;
    int high = size - 1;
    int place = size - k;
    while (low < high) {
      double pivot = middle(scratch[low], scratch[(low + high) >>> 1], scratch[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (scratch[i] < pivot) {
          i++;
        }
        while (scratch[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = scratch[i];
          scratch[i++] = scratch[j];
          scratch[j--] = swapped;
        }
      }
      // All up to j are at most the pivot, all from i on at least; what is between equals it.
      if (place <= j) {
        high = j;
      } else if (place >= i) {
        low = i;
      } else {
        return pivot;
      }
    }
    return scratch[place];
  }

  /**
   * The place in its row of the last of {@code k} largest numbers that equals {@code level}, the
   * {@code k}-th largest number: of equal ones, those in front count as larger.
   */
  public static int kthPlace(float[] row, int from, int size, int k, double level) {
    int wanted = k;
    for (int j = 0; j < size; j++) {
      if (row[from + j] > level) {
        wanted--;
      }
    }
    int place = -1;
    for (int j = 0; j < size && wanted > 0; j++) {
      if (row[from + j] == level) {
        place = j;
        wanted--;
      }
    }
    return place;
  }

  /** As for floats. */
  public static int kthPlace(double[] row, int from, int size, int k, double level) {
    int wanted = k;
    for (int j = 0; j < size; j++) {
      if (row[from + j] > level) {
        wanted--;
      }
    }
    int place = -1;
    for (int j = 0; j < size && wanted > 0; j++) {
      if (row[from + j] == level) {
        place = j;
        wanted--;
      }
    }
    return place;
  }

  /**
   * The number that has to be subtracted from each of a row, so that what is positive then adds up
   * to 1: the threshold of the projection onto the simplex (Michelot 1986, A finite algorithm for
   * finding the projection of a point onto the canonical simplex). Not finite if the largest number
   * is not, or none is a number.
   */
  public static double simplexLevel(float[] row, int from, int size) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < size; j++) {
      highest = Math.max(highest, row[from + j]);
    }
    double level = Double.NEGATIVE_INFINITY;
    int count = -1;
    while (true) {
      double sum = 0;
      int above = 0;
      for (int j = 0; j < size; j++) {
        // Relative to the highest, which thus always stays: the level is below 0.
        double x = row[from + j] - highest;
        if (x > level) {
          sum += x;
          above++;
        }
      }
      if (above == count) {
        return highest + level;
      }
      count = above;
      level = (sum - 1) / above;
    }
  }

  /** As for floats. */
  public static double simplexLevel(double[] row, int from, int size) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < size; j++) {
      highest = Math.max(highest, row[from + j]);
    }
    double level = Double.NEGATIVE_INFINITY;
    int count = -1;
    while (true) {
      double sum = 0;
      int above = 0;
      for (int j = 0; j < size; j++) {
        // Relative to the highest, which thus always stays: the level is below 0.
        double x = row[from + j] - highest;
        if (x > level) {
          sum += x;
          above++;
        }
      }
      if (above == count) {
        return highest + level;
      }
      count = above;
      level = (sum - 1) / above;
    }
  }

  private static float middle(float a, float b, float c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
