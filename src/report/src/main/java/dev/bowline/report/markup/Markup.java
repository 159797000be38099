package dev.bowline.report.markup;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Elements, attributes and text, escaped and always closed. Attributes come as names and values in
 * turn; numbers among the values are written with at most two decimals.
 */
public final class Markup {
  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter writer;

  public Markup() {
    try {
      writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts an element, which {@link #close} ends. */
  public Markup open(String name, Object... attributes) {
    return write(
        () -> {
          writer.writeStartElement(name);
          attributes(attributes);
        });
  }

  public Markup close() {
    return write(writer::writeEndElement);
  }

  /** An element without content, such as {@code meta} or {@code path}. */
  public Markup empty(String name, Object... attributes) {
    return write(
        () -> {
          writer.writeEmptyElement(name);
          attributes(attributes);
        });
  }

  /** An element that holds text alone. */
  public Markup element(String name, String text, Object... attributes) {
    return open(name, attributes).text(text).close();
  }

  public Markup text(String text) {
    return write(() -> writer.writeCharacters(legal(text)));
  }

  /** What is markup already, or the content of a style or a script. */
  public Markup raw(String markup) {
    return write(
        () -> {
          // Completes a start tag that was left open for more attributes.
          writer.writeCharacters("");
          writer.flush();
          out.write(markup);
        });
  }

  @Override
  public String toString() {
    write(writer::flush);
    return out.toString();
  }

  /** A number as short as two decimals allow. */
  public static String number(double number) {
    String text = String.format(Locale.ROOT, "%.2f", number);
    String shortened = text.replaceFirst("\\.?0+$", "");
    return shortened.equals("-0") ? "0" : shortened;
  }

  private void attributes(Object... attributes) throws XMLStreamException {
    for (int at = 0; at < attributes.length; at += 2) {
      Object value = attributes[at + 1];
      boolean real = value instanceof Double || value instanceof Float;
      String text = real ? number(((Number) value).doubleValue()) : legal(value.toString());
      writer.writeAttribute((String) attributes[at], text);
    }
  }

  /** Characters that have no place in a document become the one that says so. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder();
    text.codePoints()
        .map(character -> isLegal(character) ? character : 0xFFFD)
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int character) {
    return character >= 0x20 && character <= 0xD7FF
        || character == '\t'
        || character == '\n'
        || character == '\r'
        || character >= 0xE000 && character <= 0xFFFD
        || character >= 0x10000;
  }

  private Markup write(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private interface Step {
    void run() throws XMLStreamException;
  }
}
