package dev.bowline.report.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pixels with red, green, blue and opacity; at first all transparent. */
public final class Raster {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int CHANNELS = 4;

  private final int width;
  private final int height;

  /** [height][width][4]. */
  private final byte[] pixels;

  public Raster(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Sets a pixel; {@code colour} is 0xAARRGGBB. */
  public void set(int x, int y, int colour) {
    int at = (y * width + x) * CHANNELS;
    pixels[at] = (byte) (colour >> 16);
    pixels[at + 1] = (byte) (colour >> 8);
    pixels[at + 2] = (byte) colour;
    pixels[at + 3] = (byte) (colour >>> 24);
  }

  /** The same with each pixel {@code factor} times as wide and high. */
  public Raster enlarged(int factor) {
    Raster large = new Raster(width * factor, height * factor);
    for (int y = 0; y < large.height; y++) {
      for (int x = 0; x < large.width; x++) {
        int from = (y / factor * width + x / factor) * CHANNELS;
        System.arraycopy(pixels, from, large.pixels, (y * large.width + x) * CHANNELS, CHANNELS);
      }
    }
    return large;
  }

  /** A PNG file, as the PNG specification (ISO/IEC 15948) has it. */
  public byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    // 8 bits a channel, colour with opacity, no interlacing.
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 6, 0, 0, 0})
            .array();
    chunk(out, "IHDR", header);
    chunk(out, "IDAT", deflated());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** The PNG file as an address that holds all of it. */
  public String dataAddress() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
  }

  private byte[] deflated() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(filtered());
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** Each line with its filter in front: none. */
  private byte[] filtered() {
    int line = width * CHANNELS;
    byte[] lines = new byte[height * (line + 1)];
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * line, lines, y * (line + 1) + 1, line);
    }
    return lines;
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array());
  }
}
