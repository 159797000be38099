package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;

/** Reads NumPy's format: rows of float32 or float64 in C order. */
final class NpyReader {
  private NpyReader() {}

  static RowReader open(ByteSource in) throws IOException {
    if (in.compressed()) {
      throw new InputException(in.file(), "a .npy file as it is", "a gzip file");
    }
    NpyHeader header = NpyHeader.read(in);
    if (header.order() == NpyHeader.Order.FORTRAN) {
      throw new InputException(
          in.file(), "C order, as numpy.ascontiguousarray gives", "Fortran order");
    }
    return ArrayBody.open(in, header.element(), header.bytes(), header.dimensions());
  }
}
