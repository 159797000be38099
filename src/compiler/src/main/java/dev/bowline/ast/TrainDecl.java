package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.List;

/** {@code train { ... }}: {@code keyword} is the place of the word {@code train}. */
public record TrainDecl(Span keyword, List<Setting> settings, Span span) implements Member {
  public TrainDecl {
    settings = List.copyOf(settings);
  }
}
