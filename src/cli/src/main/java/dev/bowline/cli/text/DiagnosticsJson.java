package dev.bowline.cli.text;

import com.google.gson.annotations.SerializedName;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Related;
import dev.bowline.source.Position;
import dev.bowline.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Diagnostics for programs. Lines and columns count from 1; the end is exclusive. */
public final class DiagnosticsJson {
  private DiagnosticsJson() {}

  public static String of(List<Diagnostic> diagnostics) {
    return Json.of(diagnostics.stream().map(DiagnosticsJson::diagnostic).toList());
  }

  private static DiagnosticJson diagnostic(Diagnostic diagnostic) {
    Position from = diagnostic.span().from();
    Position until = diagnostic.span().until();
    return new DiagnosticJson(
        diagnostic.span().file().name(),
        from.line(),
        from.column(),
        until.line(),
        until.column(),
        diagnostic.severity().name().toLowerCase(Locale.ROOT),
        diagnostic.code().name(),
        diagnostic.message(),
        diagnostic.help().orElse(null),
        diagnostic.related().stream().map(r -> related(r, diagnostic.span().file())).toList());
  }

  /** A place in the diagnostic's own file goes without the file's name. */
  private static Map<String, Object> related(Related related, SourceFile file) {
    Position from = related.span().from();
    Map<String, Object> json = new LinkedHashMap<>();
    if (!related.span().file().name().equals(file.name())) {
      json.put("file", related.span().file().name());
    }
    json.put("line", from.line());
    json.put("column", from.column());
    json.put("message", related.message());
    return json;
  }

  private record DiagnosticJson(
      String file,
      int line,
      int column,
      @SerializedName("end_line") int endLine,
      @SerializedName("end_column") int endColumn,
      String severity,
      String code,
      String message,
      String help,
      List<Map<String, Object>> related) {}
}
