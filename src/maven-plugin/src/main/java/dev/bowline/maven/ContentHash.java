package dev.bowline.maven;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over pieces. Each piece counts with its length, so that none runs into the next. */
final class ContentHash {
  private final MessageDigest digest;

  ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  static String of(byte[] content) {
    return new ContentHash().add(content).hex();
  }

  ContentHash add(byte[] piece) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, piece.length));
    digest.update(piece);
    return this;
  }

  ContentHash add(String piece) {
    return add(piece.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of all pieces; the hash cannot be used again. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
