package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the columns that are asked for among those that a file has. */
public final class ColumnChoice {
  private static final int MOST_SHOWN = 50;

  private final Path file;
  private final String place;
  private final List<String> header;

  /**
   * @param place where the header is, for messages
   * @param header the names of all columns; if none is asked for by name, anything does
   */
  public ColumnChoice(Path file, String place, List<String> header) {
    this.file = file;
    this.place = place;
    this.header = header;
  }

  /** The columns to read, from 0. */
  public int[] of(CsvOptions options) throws InputException {
    List<Integer> chosen = new ArrayList<>();
    if (options.columns().isEmpty()) {
      addRange(0, header.size() - 1, chosen);
    } else {
      chosen.addAll(all(options.columns()));
    }
    Set<Integer> excluded = new LinkedHashSet<>(all(options.excluded()));
    chosen.removeAll(excluded);
    if (chosen.isEmpty()) {
      throw new InputException(file, "a column that is not excluded", "none");
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> all(List<CsvColumns> items) throws InputException {
    List<Integer> found = new ArrayList<>();
    for (CsvColumns item : items) {
      if (item instanceof CsvColumns.Named named) {
        addNamed(named.name(), found);
      } else if (item instanceof CsvColumns.Range range) {
        if (range.last() > header.size()) {
          throw new InputException(file, "a column " + range.last(), header.size() + " columns");
        }
        addRange(range.first() - 1, range.last() - 1, found);
      }
    }
    return found;
  }

  /** A column of that name or, where there is none, the columns from one name to another. */
  private void addNamed(String name, List<Integer> to) throws InputException {
    if (!header.contains(name)) {
      for (int dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
        String first = name.substring(0, dash).strip();
        String last = name.substring(dash + 1).strip();
        if (header.contains(first) && header.contains(last)) {
          addRange(only(first), ordered(name, only(first), only(last)), to);
          return;
        }
      }
    }
    to.add(only(name));
  }

  private int ordered(String range, int first, int last) throws InputException {
    if (last < first) {
      throw new InputException(
          file,
          "the columns of `" + range + "` in the order of the header",
          "the columns " + (first + 1) + " and " + (last + 1));
    }
    return last;
  }

  private int only(String name) throws InputException {
    int first = header.indexOf(name);
    if (first < 0) {
      throw new InputException(
          file,
          "a column `" + name + "` in " + place,
          String.join(", ", header.subList(0, Math.min(header.size(), MOST_SHOWN))));
    }
    int last = header.lastIndexOf(name);
    if (last > first) {
      throw new InputException(
          file,
          "one column `" + name + "` in " + place,
          "the columns " + (first + 1) + " and " + (last + 1));
    }
    return first;
  }

  private static void addRange(int first, int last, List<Integer> to) {
    for (int column = first; column <= last; column++) {
      to.add(column);
    }
  }
}
