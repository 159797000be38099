package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.contender.Contender;
import java.nio.file.Path;

/** A contender on a Java. */
public record Entrant(Contender contender, Path javaHome) {
  /** On the Java that runs this. */
  public static Entrant here(Contender contender) {
    return new Entrant(contender, Path.of(System.getProperty("java.home")));
  }

  /** The contender, and the Java's folder where it is not the one that runs this. */
  public String label() {
    return equals(here(contender))
        ? contender.label()
        : contender.label() + " (" + javaHome.getFileName() + ")";
  }
}
