package dev.bowline.layout;

import java.util.List;

/**
 * What gets a line of its own: {@code ...;}, {@code ... &#123;} or {@code &#125;}.
 *
 * @param leading the comments in front of it
 * @param code its tokens, and the comments between them; empty for the end of the file
 * @param trailing the comments behind it on its last line
 */
record Statement(Kind kind, List<Piece> leading, List<Piece> code, List<Piece> trailing) {
  /** Statements of different kinds stand apart. */
  enum Kind {
    PACKAGE,
    CONST,
    AUTOENCODER,
    INPUT,
    LAYER,
    SETTING,
    TRAIN,
    /** A closing brace. */
    CLOSING,
    /** The end of the file, which may have comments in front. */
    END
  }

  boolean opens() {
    return kind == Kind.AUTOENCODER || kind == Kind.TRAIN;
  }

  /** Whether a comment in front of it documents it. */
  boolean documented() {
    return leading.stream().anyMatch(comment -> comment.kind() == Piece.Kind.DOC);
  }

  /** Whether it goes on in the line of the comment in front of it. */
  boolean behindComment() {
    if (leading.isEmpty() || kind == Kind.CLOSING || kind == Kind.END) {
      return false;
    }
    boolean docOnLine = false;
    int at = leading.size();
    do {
      at--;
      docOnLine |= leading.get(at).kind() == Piece.Kind.DOC;
    } while (at > 0 && leading.get(at).breaks() == 0);
    return code.get(0).breaks() == 0 && !docOnLine;
  }

  /** The first piece of all. */
  Piece first() {
    return leading.isEmpty() ? code.get(0) : leading.get(0);
  }
}
