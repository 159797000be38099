package dev.bowline.diagnostic;

/** Puts what the user wrote into a message: between backquotes, on one line, not too long. */
public final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  public static String of(String text) {
    StringBuilder shown = new StringBuilder("`");
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(Character.isISOControl(c) ? ' ' : c);
    }
    return shown.append(text.length() > LONGEST ? "...`" : "`").toString();
  }
}
