package dev.bowline.model;

import dev.bowline.catalog.Entry;
import dev.bowline.source.Span;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A number that tells models apart: the first half of a SHA-256 of all that a model computes and
 * how it is trained, but for what may be set when a training starts. Places in the file and
 * comments are no part of it.
 */
public final class Meaning {
  private static final String COMMENT = "doc";

  private final StringBuilder text = new StringBuilder();

  private Meaning() {}

  public static long of(Model model) {
    Meaning meaning = new Meaning();
    Training training = model.training();
    meaning.add(
        List.of(
            model.name(),
            model.input(),
            model.scaling(),
            model.layers(),
            model.codeLayers(),
            training.loss(),
            training.optimizer(),
            training.metrics(),
            training.callbacks()));
    training.pretraining().ifPresent(meaning::add);
    return ByteBuffer.wrap(sha256(meaning.text.toString())).getLong();
  }

  private void add(Object value) {
    if (value instanceof Span) {
      return;
    }
    if (value instanceof Optional<?> optional) {
      add(optional.map(List::of).orElse(List.of()));
    } else if (value instanceof Collection<?> values) {
      text.append('[');
      values.forEach(this::add);
      text.append(']');
    } else if (value instanceof Map<?, ?> values) {
      add(List.copyOf(values.keySet()));
      add(List.copyOf(values.values()));
    } else if (value instanceof Entry entry) {
      add(entry.name());
    } else if (value instanceof Record) {
      add(value, value.getClass().getRecordComponents());
    } else {
      text.append(value).append(';');
    }
  }

  private void add(Object owner, RecordComponent... components) {
    text.append(owner.getClass().getSimpleName()).append('(');
    for (RecordComponent component : components) {
      if (!component.getName().equals(COMMENT)) {
        try {
          add(component.getAccessor().invoke(owner));
        } catch (ReflectiveOperationException e) {
          throw new AssertionError("the parts of a model are public records", e);
        }
      }
    }
    text.append(')');
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
