package dev.bowline.report.page;

import dev.bowline.report.markup.Markup;

/** The frame that all parts of the page have. */
final class Section {
  private Section() {}

  /** Starts a part; {@link Markup#close} ends it. */
  static void open(String id, String title, String text, Markup out) {
    out.open("section", "id", id).element("h2", title);
    if (!text.isEmpty()) {
      out.element("p", text, "class", "about");
    }
  }

  /** Starts a figure with its caption; {@link Markup#close} ends it. */
  static void figure(String className, String caption, Markup out) {
    out.open("figure", "class", className).element("figcaption", caption);
  }

  /** What a colour stands for. */
  static void key(String className, String name, Markup out) {
    out.open("span", "class", "key " + className).open("i").close().text(name).close();
  }
}
