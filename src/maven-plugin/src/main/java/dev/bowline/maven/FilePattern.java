package dev.bowline.maven;

import java.util.regex.Pattern;

/**
 * A pattern as Maven users write them: {@code **} spans folders, {@code *} and {@code ?} do not.
 */
final class FilePattern {
  private final Pattern pattern;

  FilePattern(String text) {
    String path = text.replace('\\', '/');
    this.pattern = Pattern.compile(regex(path.endsWith("/") ? path + "**" : path));
  }

  /** Whether it fits a path with forward slashes, relative to the source root. */
  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < glob.length()) {
      if (glob.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 3;
      } else if (glob.startsWith("/**", at) && at + 3 == glob.length()) {
        regex.append("(?:/.*)?");
        at += 3;
      } else if (glob.startsWith("**", at)) {
        regex.append(".*");
        at += 2;
      } else {
        regex.append(one(glob.charAt(at)));
        at++;
      }
    }
    return regex.toString();
  }

  private static String one(char c) {
    if (c == '*') {
      return "[^/]*";
    }
    return c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c));
  }
}
