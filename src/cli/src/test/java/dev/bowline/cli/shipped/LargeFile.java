package dev.bowline.cli.shipped;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trains an epoch on a file far larger than memory, and prints how much memory that took. A program
 * of its own, for it takes minutes and gigabytes of disk; on Linux:
 *
 * <pre>java src/cli/src/test/java/dev/bowline/cli/shipped/LargeFile.java \
 *     src/cli/target/bowline.jar [GIGABYTES, 4 if not said]</pre>
 */
final class LargeFile {
  private static final int SIZE = 784;
  private static final int ROW_BYTES = 4 * SIZE;
  private static final int DIFFERENT_ROWS = 4096;
  private static final String HEAP = "-Xmx192m";

  private static final String MODEL =
      """
      autoencoder Large {
        input(784);
        layer code   = dense(32, activation = relu);
        layer output = dense(784) tied_to code;
        train { batch_size = 256; epochs = 1; validation_split = 0.01; }
      }
      """;

  private LargeFile() {}

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args[0]).toAbsolutePath();
    double gigabytes = args.length > 1 ? Double.parseDouble(args[1]) : 4;
    Path folder = Files.createTempDirectory("bowline-large");
    try {
      Files.writeString(folder.resolve("large.ae"), MODEL);
      int rows = write(folder.resolve("large.npy"), (long) (gigabytes * (1L << 30)));
      System.out.printf(
          Locale.ROOT,
          "%,d bytes, %,d rows, a heap of %s%n",
          Files.size(folder.resolve("large.npy")),
          rows,
          HEAP.substring(4));
      train(jar, folder);
    } finally {
      for (String name : List.of("large.ae", "large.npy", "large.safetensors", "gc.log", "log")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private static void train(Path jar, Path folder) throws IOException, InterruptedException {
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Xlog:gc:file=gc.log",
                "-jar",
                jar.toString(),
                "train",
                "large.ae",
                "--data",
                "large.npy",
                "--stream",
                "16384",
                "--save",
                "large.safetensors")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().put("BOWLINE_JVM", "same");
    Process process = builder.start();
    long resident = 0;
    while (process.isAlive()) {
      resident = Math.max(resident, resident(process.pid()));
      Thread.sleep(200);
    }
    System.out.print(Files.readString(folder.resolve("log")));
    System.out.printf(
        Locale.ROOT,
        "exit status %d, %d s, peak heap %d MB, peak resident %d MB%n",
        process.exitValue(),
        (System.nanoTime() - start) / 1_000_000_000,
        heap(folder.resolve("gc.log")),
        resident / 1024);
  }

  /** The most kB of memory that a process had at once; 0 if it has ended. */
  private static long resident(long pid) {
    try {
      Matcher peak =
          Pattern.compile("VmHWM:\\s+(\\d+) kB")
              .matcher(Files.readString(Path.of("/proc", "" + pid, "status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException ended) {
      return 0;
    }
  }

  /** The most MB of heap in use when a collection began. */
  private static int heap(Path log) throws IOException {
    int most = 0;
    Matcher before = Pattern.compile("(\\d+)M->").matcher(Files.readString(log));
    while (before.find()) {
      most = Math.max(most, Integer.parseInt(before.group(1)));
    }
    return most;
  }

  /** Rows of random numbers, the same few thousand again and again; returns how many. */
  private static int write(Path file, long bytes) throws IOException {
    Random random = new Random(1);
    ByteBuffer block =
        ByteBuffer.allocateDirect(DIFFERENT_ROWS * ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (block.hasRemaining()) {
      block.putFloat(random.nextFloat());
    }
    int rows = (int) (bytes / ROW_BYTES);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      String text =
          "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, SIZE);
      ByteBuffer header = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
      header.put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1));
      header.putShort((short) 118).put("%-117s\n".formatted(text).getBytes(StandardCharsets.UTF_8));
      out.write(header.flip());
      for (int left = rows; left > 0; left -= DIFFERENT_ROWS) {
        out.write(block.position(0).limit(Math.min(left, DIFFERENT_ROWS) * ROW_BYTES));
      }
    }
    return rows;
  }
}
