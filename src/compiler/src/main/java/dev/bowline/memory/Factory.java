package dev.bowline.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;

/** Calls the static factories of a class that is known at run time only. */
final class Factory {
  private Factory() {}

  static <T> Object invoke(Class<?> type, String name, Class<T> parameter, T argument) {
    try {
      return invokeReading(type, name, parameter, argument);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> Object invokeReading(Class<?> type, String name, Class<T> parameter, T argument)
      throws IOException {
    try {
      return type.getMethod(name, parameter).invoke(null, argument);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
