package dev.bowline.formats.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** What undoes a page's compression, in Java alone. */
final class Codecs implements CompressionCodecFactory {
  /** What {@link #getDecompressor} knows, for messages. */
  static final String KNOWN = "none, snappy, gzip or zstd";

  /** A page is rarely larger than one megabyte. */
  private static final int SURELY_HARMLESS = 1 << 26;

  /** Deflate never makes more than 1,032 bytes of one. */
  private static final long LARGEST_RATIO = 1032;

  static boolean knows(CompressionCodecName name) {
    return name == CompressionCodecName.UNCOMPRESSED
        || name == CompressionCodecName.SNAPPY
        || name == CompressionCodecName.GZIP
        || name == CompressionCodecName.ZSTD;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    if (name == CompressionCodecName.UNCOMPRESSED) {
      return new Pages((bytes, size) -> bytes);
    }
    if (name == CompressionCodecName.GZIP) {
      return new Pages(Codecs::gunzip);
    }
    if (name == CompressionCodecName.SNAPPY) {
      return new Pages(decompressed(new SnappyDecompressor()));
    }
    if (name == CompressionCodecName.ZSTD) {
      return new Pages(decompressed(new ZstdDecompressor()));
    }
    throw new UnsupportedOperationException("compression " + name);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("nothing is written");
  }

  @Override
  public void release() {}

  private static byte[] gunzip(byte[] bytes, int size) throws IOException {
    byte[] page = new byte[size];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      new DataInputStream(in).readFully(page);
    }
    return page;
  }

  private static Codec decompressed(Decompressor decompressor) {
    return (bytes, size) -> {
      byte[] page = new byte[size];
      try {
        int found = decompressor.decompress(bytes, 0, bytes.length, page, 0, size);
        if (found != size) {
          throw new IOException("a page of " + found + " bytes in place of " + size);
        }
      } catch (MalformedInputException e) {
        throw new IOException("broken compressed data", e);
      }
      return page;
    };
  }

  /** From a page's bytes in the file to its bytes, of which there are so many. */
  private interface Codec {
    byte[] apply(byte[] bytes, int size) throws IOException;
  }

  private record Pages(Codec codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      if (size < 0 || size > Math.max(SURELY_HARMLESS, LARGEST_RATIO * bytes.size())) {
        throw new IOException(
            "a page that claims to be " + size + " bytes, of " + bytes.size() + " compressed");
      }
      return BytesInput.from(codec.apply(all(bytes), size));
    }

    @Override
    public void decompress(ByteBuffer in, int compressed, ByteBuffer out, int size)
        throws IOException {
      byte[] bytes = new byte[compressed];
      in.get(bytes);
      out.put(all(decompress(BytesInput.from(bytes), size)));
    }

    @Override
    public void release() {}

    private static byte[] all(BytesInput bytes) throws IOException {
      return bytes.toInputStream().readAllBytes();
    }
  }
}
