package dev.bowline.cli.text;

import com.google.gson.annotations.SerializedName;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Related;
import dev.bowline.source.Position;
import java.util.List;
import java.util.Locale;

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
        diagnostic.related().stream().map(DiagnosticsJson::related).toList());
  }

  private static RelatedJson related(Related related) {
    Position from = related.span().from();
    return new RelatedJson(from.line(), from.column(), related.message());
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
      List<RelatedJson> related) {}

  private record RelatedJson(int line, int column, String message) {}
}
