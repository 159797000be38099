package dev.bowline.dsl;

import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;

/** The line of the user's Java that called the builder: the place of what that call made. */
final class CallSite {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private CallSite() {}

  static Span span() {
    StackFrame caller =
        WALKER.walk(frames -> frames.filter(CallSite::isOutside).findFirst()).orElseThrow();
    String file = Optional.ofNullable(caller.getFileName()).orElse(caller.getClassName());
    return new Span(SourceFile.callSite(file, Math.max(1, caller.getLineNumber())), 0, 0);
  }

  /** Neither a class of this package nor of Java itself, whose streams call back into it. */
  private static boolean isOutside(StackFrame frame) {
    String type = frame.getClassName();
    return !type.startsWith("java.")
        && !type.substring(0, Math.max(0, type.lastIndexOf('.')))
            .equals(CallSite.class.getPackageName());
  }
}
