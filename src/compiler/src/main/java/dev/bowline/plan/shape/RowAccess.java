package dev.bowline.plan.shape;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Statement;

/** Where the elements of a row of a matrix are, of row n for the most part. */
interface RowAccess {
  /** What has to be said at the start of row n. */
  default Statement begin(String matrix) {
    return begin(matrix, Index.of("n"));
  }

  /** The same for another row. */
  Statement begin(String matrix, Index row);

  /** The Java array that holds the row that has begun. */
  String array(String matrix);

  /** Where in it element j is. */
  Index index(String matrix, Index j);

  default Expr element(String matrix, Index j) {
    return Loops.at(array(matrix), index(matrix, j));
  }

  default Statement store(String matrix, Index j, Expr value) {
    return new Statement.Store(array(matrix), index(matrix, j), value);
  }

  /** Matrices that are arrays of rows of {@code size} numbers. */
  static RowAccess ofRows(int size) {
    return new ArraysOfRows(size);
  }

  /** Matrices in one array each, with so many numbers from row to row. */
  static RowAccess flat(int stride) {
    return new FlatRows(stride);
  }

  /** See {@link #ofRows}. */
  record ArraysOfRows(int size) implements RowAccess {
    @Override
    public Statement begin(String matrix, Index row) {
      return new Statement.Row(matrix + "N", matrix, row, size);
    }

    @Override
    public String array(String matrix) {
      return matrix + "N";
    }

    @Override
    public Index index(String matrix, Index j) {
      return j;
    }
  }

  /** See {@link #flat}. */
  record FlatRows(int stride) implements RowAccess {
    @Override
    public Statement begin(String matrix, Index row) {
      return new Statement.Counter(matrix + "N", row.times(stride));
    }

    @Override
    public String array(String matrix) {
      return matrix;
    }

    @Override
    public Index index(String matrix, Index j) {
      return j.plus(matrix + "N");
    }
  }
}
