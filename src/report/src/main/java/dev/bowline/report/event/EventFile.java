package dev.bowline.report.event;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file of events: records [length, checksum of it, data, checksum of these], as TensorFlow's
 * TFRecord format has them. It grows event by event, so that it can be watched.
 */
final class EventFile implements Closeable {
  private static final String VERSION = "brain.Event:2";

  private final OutputStream out;

  private EventFile(OutputStream out) {
    this.out = out;
  }

  /** A new file in a folder, which is made if it is missing. */
  static EventFile create(Path folder) throws IOException {
    Files.createDirectories(folder);
    long seconds = System.currentTimeMillis() / 1000;
    for (int count = 0; ; count++) {
      String name =
          "events.out.tfevents.%d.bowline.%d.%d.v2"
              .formatted(seconds, ProcessHandle.current().pid(), count);
      try {
        OutputStream file =
            Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW);
        EventFile created = new EventFile(new BufferedOutputStream(file));
        created.write(event().text(3, VERSION));
        return created;
      } catch (FileAlreadyExistsException e) {
        // Another run of the same second: the next count is free.
      }
    }
  }

  /** Adds the values of a step, for readers at once. */
  void write(long step, Summaries summaries) throws IOException {
    write(event().whole(2, step).message(5, summaries.message()));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void write(Message event) throws IOException {
    byte[] data = event.toBytes();
    byte[] length = Message.littleEndian(Long.BYTES).putLong(data.length).array();
    ByteBuffer record = Message.littleEndian(Long.BYTES + data.length + 2 * Integer.BYTES);
    record.put(length).putInt(masked(length)).put(data).putInt(masked(data));
    out.write(record.array());
    out.flush();
  }

  private static Message event() {
    return new Message().real(1, System.currentTimeMillis() / 1000.0);
  }

  /** A checksum, rotated and shifted, so that checksums of data that hold some are no worse. */
  static int masked(byte[] data) {
    CRC32C checksum = new CRC32C();
    checksum.update(data);
    int value = (int) checksum.getValue();
    return Integer.rotateRight(value, 15) + 0xA282EAD8;
  }
}
