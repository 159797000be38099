package dev.bowline.ast;

import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Trees without their places, to be compared. */
public final class Spanless {
  private static final Span NOWHERE = new Span(SourceFile.of("nowhere", ""), 0, 0);

  private Spanless() {}

  /** The same tree with every span replaced by one and the same. */
  public static Object of(Object tree) {
    if (tree instanceof Span) {
      return NOWHERE;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(Spanless::of).toList();
    }
    if (tree instanceof Optional<?> optional) {
      return optional.map(Spanless::of);
    }
    return tree instanceof Record node ? rebuilt(node) : tree;
  }

  private static Object rebuilt(Record node) {
    RecordComponent[] components = node.getClass().getRecordComponents();
    try {
      Object[] parts = new Object[components.length];
      for (int at = 0; at < parts.length; at++) {
        parts[at] = of(components[at].getAccessor().invoke(node));
      }
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return node.getClass().getDeclaredConstructor(types).newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
