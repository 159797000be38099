package dev.bowline.report.event;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** Reads records bit by bit, checksums included, and events with TensorFlow's classes. */
final class EventReader {
  /** Castagnoli's polynomial, its bits in reverse. */
  private static final int POLYNOMIAL = 0x82F63B78;

  private EventReader() {}

  /** The events of the only file of a folder. */
  static List<Event> only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(1);
      assertThat(found.get(0).getFileName().toString()).contains(".tfevents.");
      return events(Files.readAllBytes(found.get(0)));
    }
  }

  /** The value of a tag at a step. */
  static Summary.Value value(List<Event> events, long step, String tag) {
    return events.stream()
        .filter(event -> event.getStep() == step)
        .flatMap(event -> event.getSummary().getValueList().stream())
        .filter(value -> value.getTag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new AssertionError(tag + " at " + step));
  }

  static List<String> tags(List<Event> events, long step) {
    return events.stream()
        .filter(event -> event.getStep() == step)
        .flatMap(event -> event.getSummary().getValueList().stream())
        .map(Summary.Value::getTag)
        .toList();
  }

  private static List<Event> events(byte[] bytes) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (file.hasRemaining()) {
      byte[] length = new byte[8];
      file.get(length);
      assertThat(file.getInt()).isEqualTo(masked(length));
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      file.get(data);
      assertThat(file.getInt()).isEqualTo(masked(data));
      events.add(Event.parseFrom(data));
    }
    return events;
  }

  /** As TensorFlow's crc32c.h masks it: (crc >> 15 | crc << 17) + 0xa282ead8. */
  private static int masked(byte[] data) {
    int crc = -1;
    for (byte next : data) {
      crc ^= next & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc >>> 1 ^ ((crc & 1) == 1 ? POLYNOMIAL : 0);
      }
    }
    crc = ~crc;
    return (crc >>> 15 | crc << 17) + 0xA282EAD8;
  }
}
