package dev.bowline.cli;

import java.lang.reflect.Method;

/** Finds out whether a person watches. */
final class Terminal {
  private Terminal() {}

  static Console.Reader reader() {
    java.io.Console console = System.console();
    return console != null && isTerminal(console) ? Console.Reader.TERMINAL : Console.Reader.PIPE;
  }

  /** Since Java 22 there may be a console without a terminal, and a method that tells. */
  private static boolean isTerminal(java.io.Console console) {
    try {
      Method method = java.io.Console.class.getMethod("isTerminal");
      return (boolean) method.invoke(console);
    } catch (NoSuchMethodException beforeJava22) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
