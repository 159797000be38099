package dev.bowline.check;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.source.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps every tensor within one Java array. */
final class ArrayLimit {
  /** Some virtual machines need a few words of an array for themselves. */
  static final int LARGEST = Integer.MAX_VALUE - 8;

  private static final BigInteger LIMIT = BigInteger.valueOf(LARGEST);
  private static final int SHOWN = 8;

  private final Reporter reporter;

  ArrayLimit(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Whether an array has room for these sizes' product. */
  boolean allows(List<Integer> sizes, Span place) {
    BigInteger product = BigInteger.ONE;
    for (int size : sizes) {
      product = product.multiply(BigInteger.valueOf(size));
      if (product.compareTo(LIMIT) > 0) {
        reporter.report(
            Diagnostic.of(
                    Code.AE701,
                    place,
                    "%s numbers are more than a Java array holds".formatted(text(sizes)))
                .help("the limit is " + LARGEST));
        return false;
      }
    }
    return true;
  }

  private static String text(List<Integer> sizes) {
    String shown =
        sizes.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(" x "));
    return sizes.size() > SHOWN ? shown + " x ..." : shown;
  }
}
