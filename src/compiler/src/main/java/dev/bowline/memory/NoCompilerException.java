package dev.bowline.memory;

/** This Java has no compiler: it is a runtime environment, not a development kit. */
public final class NoCompilerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NoCompilerException() {
    super(
        "this needs a Java development kit (JDK): the Java in "
            + System.getProperty("java.home")
            + " has no compiler");
  }
}
