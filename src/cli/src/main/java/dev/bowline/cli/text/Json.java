package dev.bowline.cli.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** JSON as all commands write it. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  static String of(Object value) {
    return GSON.toJson(value);
  }
}
