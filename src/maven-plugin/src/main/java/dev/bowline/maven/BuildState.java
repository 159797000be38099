package dev.bowline.maven;

import dev.bowline.diagnostic.Severity;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the last build of an execution knew and did.
 *
 * @param fingerprint of all that went in
 * @param folder where the outputs are, as seen from the project
 * @param outputs the hash of each output by its path in the folder
 * @param messages the warnings, to be said again by a build that has nothing to do
 */
record BuildState(
    String fingerprint, String folder, SortedMap<String, String> outputs, List<Message> messages) {
  private static final String HEADER = "bowline state 1";

  /** What a state file says; nothing if there is none or another version wrote it. */
  static Optional<BuildState> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    // Decoding this way never fails: a damaged file is one more that does not have the form.
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    AtomicFile.update(file, text().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    lines.add(line("fingerprint", fingerprint, folder));
    outputs.forEach((path, hash) -> lines.add(line("output", path, hash)));
    messages.forEach(m -> lines.add(line("message", m.severity().name(), m.text())));
    lines.add("end");
    return String.join("\n", lines) + "\n";
  }

  private static Optional<BuildState> parse(String text) {
    List<String> lines = text.lines().toList();
    int last = lines.size() - 1;
    if (last < 2 || !lines.get(0).equals(HEADER) || !lines.get(last).equals("end")) {
      return Optional.empty();
    }
    Optional<List<String>> first = fields(lines.get(1), "fingerprint");
    SortedMap<String, String> outputs = new TreeMap<>();
    List<Message> messages = new ArrayList<>();
    for (String line : lines.subList(2, last)) {
      fields(line, "output").ifPresent(f -> outputs.put(f.get(1), f.get(2)));
      fields(line, "message")
          .ifPresent(f -> messages.add(new Message(severity(f.get(1)), f.get(2))));
    }
    return first.map(f -> new BuildState(f.get(1), f.get(2), outputs, messages));
  }

  private static Severity severity(String name) {
    return name.equals(Severity.ERROR.name()) ? Severity.ERROR : Severity.WARNING;
  }

  private static String line(String kind, String first, String second) {
    return kind + "\t" + escape(first) + "\t" + escape(second);
  }

  private static Optional<List<String>> fields(String line, String kind) {
    String[] parts = line.split("\t", -1);
    return parts.length == 3 && parts[0].equals(kind)
        ? Optional.of(List.of(kind, unescape(parts[1]), unescape(parts[2])))
        : Optional.empty();
  }

  private static String escape(String text) {
    return text.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A").replace("\r", "%0D");
  }

  private static String unescape(String text) {
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%09", "\t").replace("%25", "%");
  }
}
