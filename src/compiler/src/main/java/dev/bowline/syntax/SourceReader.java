package dev.bowline.syntax;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a text of a file's bytes. */
public final class SourceReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SourceReader() {}

  /** The text of a file, named by its path; empty if a fault was reported. */
  public static Optional<SourceFile> read(Path path, Diagnostics diagnostics) throws IOException {
    return decode(path.toString(), bytes(path), diagnostics);
  }

  /** The bytes of a file; of a larger one than a model file may be, only the start. */
  public static byte[] bytes(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "expected a file, found a folder");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(Limits.FILE + 1);
    }
  }

  /** The text of UTF-8 bytes without their byte order mark; empty if a fault was reported. */
  public static Optional<SourceFile> decode(String name, byte[] bytes, Diagnostics diagnostics) {
    if (bytes.length > Limits.FILE) {
      SourceFile file = SourceFile.of(name, "");
      diagnostics.report(tooLarge(file));
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    boolean marked = out.position() > 0 && out.get(0) == BYTE_ORDER_MARK.charAt(0);
    if (result.isError()) {
      int fault = out.position() - (marked ? 1 : 0);
      String rest = new String(bytes, in.position(), in.remaining(), StandardCharsets.UTF_8);
      SourceFile file = SourceFile.of(name, withoutMark(out.flip().toString()) + rest);
      diagnostics.report(notUtf8(new Span(file, fault, fault + 1), bytes, in.position()));
      return Optional.empty();
    }
    SourceFile file = SourceFile.of(name, withoutMark(out.flip().toString()));
    int nul = file.text().indexOf('\0');
    if (nul >= 0) {
      diagnostics.report(nul(new Span(file, nul, nul + 1)));
      return Optional.empty();
    }
    return Optional.of(file);
  }

  static Diagnostic tooLarge(SourceFile file) {
    return Diagnostic.of(
            Code.AE113, new Span(file, 0, 0), "the file is larger than a model file may be, 1 MiB")
        .help("a model file describes layers; data and weights belong into files of their own");
  }

  static Diagnostic nul(Span span) {
    return Diagnostic.of(Code.AE103, span, "a NUL byte: this is not a text file");
  }

  private static Diagnostic notUtf8(Span span, byte[] bytes, int at) {
    boolean utf16 = at == 0 && (bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF);
    return Diagnostic.of(
            Code.AE103,
            span,
            String.format("the byte 0x%02X is not UTF-8 here", Byte.toUnsignedInt(bytes[at])))
        .help(utf16 ? "this looks like UTF-16: save the file as UTF-8" : "save the file as UTF-8");
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
