package dev.bowline.runtime.spi;

import dev.bowline.runtime.Kernels;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether classes that hold kernels with vectors can use them in this JVM. */
public final class VectorModule {
  /** The system property that asks for {@code plain} kernels whatever there is. */
  public static final String PROPERTY = "bowline.kernels";

  private static final String NAME = "jdk.incubator.vector";
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private VectorModule() {}

  /** Whether the module is there and nobody asked for plain kernels; says once if it is missing. */
  public static boolean isUsed() {
    if (Kernels.PLAIN.name().toLowerCase(Locale.ROOT).equals(System.getProperty(PROPERTY))) {
      return false;
    }
    boolean present = isPresent();
    if (!present && TOLD.compareAndSet(false, true)) {
      System.getLogger("dev.bowline")
          .log(
              System.Logger.Level.INFO,
              "plain kernels are used: vector ones need the option --add-modules " + NAME);
    }
    return present;
  }

  /** Asks for a class: a module that was added later is in no layer that we could ask. */
  private static boolean isPresent() {
    try {
      Class.forName(NAME + ".FloatVector", false, VectorModule.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
