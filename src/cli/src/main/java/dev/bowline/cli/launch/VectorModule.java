package dev.bowline.cli.launch;

/**
 * Java's vector module. It is in no JVM's module graph unless {@code --add-modules} names it, and
 * then the JVM writes a warning to standard error that nothing turns off and that means nothing to
 * our users. So it is added at run time, in the way in which the JVM itself adds the module that
 * agents need when one is attached; the jar's manifest opens that way to us.
 */
public final class VectorModule {
  public static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Adds it unless it is there. False if that cannot be done: generated classes go without it. */
  public static boolean add() {
    if (ModuleLayer.boot().findModule(NAME).isPresent()) {
      return true;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
      return true;
    } catch (ReflectiveOperationException notInThisJava) {
      return false;
    }
  }
}
