package dev.bowline.runtime.spi;

import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of a checkpoint: eight bytes {@code BOWLCKP1}, the length of its content (8 bytes, the
 * highest first), the content, and the SHA-256 of all that.
 */
final class CheckpointFile {
  private static final byte[] MAGIC = "BOWLCKP1".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = MAGIC.length + Long.BYTES;
  private static final int DIGEST = 32;

  private CheckpointFile() {}

  /** Replaces the file in one step. */
  static void write(Path file, byte[] content) throws IOException {
    byte[] head = ByteBuffer.allocate(HEAD).put(MAGIC).putLong(content.length).array();
    MessageDigest digest = sha256();
    digest.update(head);
    digest.update(content);
    byte[] sum = digest.digest();
    AtomicFile.write(
        file,
        out -> {
          out.write(head);
          out.write(content);
          out.write(sum);
        });
  }

  /** The content; empty if the file is not whole, or is none of these. */
  static Optional<byte[]> read(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    if (all.length < HEAD + DIGEST || !Arrays.equals(Arrays.copyOf(all, MAGIC.length), MAGIC)) {
      return Optional.empty();
    }
    int end = all.length - DIGEST;
    MessageDigest digest = sha256();
    digest.update(all, 0, end);
    boolean whole =
        ByteBuffer.wrap(all).getLong(MAGIC.length) == end - HEAD
            && Arrays.equals(digest.digest(), Arrays.copyOfRange(all, end, all.length));
    return whole ? Optional.of(Arrays.copyOfRange(all, HEAD, end)) : Optional.empty();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
