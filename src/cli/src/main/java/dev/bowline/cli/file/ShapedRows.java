package dev.bowline.cli.file;

import dev.bowline.cli.Fault;
import dev.bowline.model.Shape;
import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Rows that have to be of a shape.
 *
 * @param name as the user wrote it
 * @param shape what one row must be: so shaped, or flat
 * @param part what of the model has that shape, for messages
 */
record ShapedRows(String name, RowSource rows, Shape shape, String part) implements RowSource {
  @Override
  public Path file() {
    return rows.file();
  }

  @Override
  public RowReader open() throws IOException {
    RowReader reader = rows.open();
    try {
      require(reader.size(), new Shape(Arrays.stream(reader.shape()).boxed().toList()));
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
    return reader;
  }

  private void require(int size, Shape found) {
    if (size != shape.size()) {
      String message =
          "%s: expected rows of %d numbers, as the model's %s has, found %d"
              .formatted(name, shape.size(), part, size);
      throw size > shape.size() && name.contains(".csv")
          ? new Fault(message, "`--columns 1-" + shape.size() + "` would read the first of them")
          : new Fault(message);
    }
    if (!found.equals(shape) && !found.isVector() && !shape.isVector()) {
      throw new Fault(
          "%s: expected rows of the shape %s, as the model's %s has, found %s"
              .formatted(name, shape, part, found));
    }
  }
}
