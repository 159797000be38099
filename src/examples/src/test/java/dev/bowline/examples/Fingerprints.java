package dev.bowline.examples;

import dev.bowline.runtime.TrainingOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Trains the small examples and prints a hash of each one's weights; also in a Java of its own. */
final class Fingerprints {
  /** Interpreted, the large one would take minutes. */
  private static final Set<Example> SMALL = EnumSet.complementOf(EnumSet.of(Example.FASHION_MNIST));

  private Fingerprints() {}

  public static void main(String[] args) {
    System.out.println(text());
  }

  static String text() {
    TrainingOptions options = TrainingOptions.fromModel().withThreads(2);
    return SMALL.stream()
        .map(example -> example + "=" + Arrays.hashCode(example.trained(options).parameters()))
        .collect(Collectors.joining(" "));
  }
}
