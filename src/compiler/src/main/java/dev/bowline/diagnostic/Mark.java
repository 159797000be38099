package dev.bowline.diagnostic;

import dev.bowline.source.Position;
import dev.bowline.source.Span;

/** A place to underline, with the words beside it. */
record Mark(Span span, Position from, Position until, String words, Kind kind) {
  static Mark of(Span span, String words, Kind kind) {
    return new Mark(span, span.from(), span.until(), words, kind);
  }

  int line() {
    return from.line();
  }

  /** The first column, from 0. */
  int start() {
    return from.column() - 1;
  }

  /** The column behind the last, from 0; a place of several lines is marked on its first alone. */
  int end(int lineLength) {
    return until.line() > from.line() ? lineLength : until.column() - 1;
  }

  /** What is underlined in which way. */
  enum Kind {
    FAULT('^'),
    RELATED('-');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }
  }
}
