package dev.bowline.cli;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manual shows of the command line, run again line by line. */
class TranscriptsTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
  private static final String PROMPT = "$ ";
  private static final String LEFT_OUT = "...";

  /** How far a number may be from the one shown, as a share of it; tiny ones are all alike. */
  private static final double TOLERANCE = 0.01;

  private static final double TINY = 2e-4;

  private static final String LABELLED =
      """
      label,a,b,c,d
      "red, dark",1,0,0,0
      green,0,,0,0
      blue,0,0,1,0
      """;

  private static final String LOOSE =
      """
      autoencoder Loose { input(4);
        layer code=dense(2,activation=sigmoid); // two numbers
        layer output = dense( activation = sigmoid ) tied_to code; }
      """;

  private static final String STACKED =
      """
      autoencoder Stacked {
        input(4);
        layer outer  = dense(3, activation = sigmoid);
        layer code   = dense(2, activation = sigmoid);
        layer up     = dense(activation = sigmoid) tied_to code;
        layer output = dense(activation = sigmoid) tied_to outer;

        train {
          loss     = binary_crossentropy;
          pretrain = layerwise(epochs = 50);
        }
      }
      """;

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() throws IOException {
    cli = new Cli(folder);
    cli.file("onehot.csv", Cli.ONE_HOT);
    cli.file("labelled.csv", LABELLED);
    try (InputStream parquet = getClass().getResourceAsStream("/parquet/snappy.parquet")) {
      Files.copy(parquet, Path.of(cli.path("labelled.parquet")));
    }
    String tiny = Files.readString(ROOT.resolve("models/tiny.ae"));
    cli.file("untied.ae", tiny.replaceFirst("\\s*tied_to code", ""));
    cli.file("loose.ae", LOOSE);
    cli.file("stacked.ae", STACKED);
    try (Stream<Path> models = Files.list(ROOT.resolve("models"))) {
      for (Path model : models.toList()) {
        cli.file("models/" + model.getFileName(), Files.readString(model));
      }
    }
  }

  @Test
  void everyCommandPrintsWhatTheManualShows() throws IOException {
    String manual = Files.readString(ROOT.resolve("grammar/commands.md"));
    List<String> commands = new ArrayList<>();
    for (String block : BLOCK.matcher(manual).results().map(found -> found.group(1)).toList()) {
      for (String part : block.split("(?m)^(?=\\$ )")) {
        List<String> lines = part.lines().toList();
        String command = lines.get(0).substring(PROMPT.length());
        commands.add(command);
        requireAlike(command, lines.subList(1, lines.size()), printed(command).lines().toList());
      }
    }
    assertWithMessage("commands").that(commands.size()).isAtLeast(20);
  }

  @Test
  void theManualShowsEveryCommand() throws IOException {
    String manual = Files.readString(ROOT.resolve("grammar/commands.md"));
    String help = cli.run("--help").out();
    Pattern.compile("(?m)^  ([a-z]+) {3,}")
        .matcher(help.substring(help.indexOf("Commands:")))
        .results()
        .map(found -> found.group(1))
        .filter(name -> !name.equals("help"))
        .forEach(name -> assertWithMessage(name).that(manual).contains("$ bowline " + name + " "));
  }

  @Test
  void thePictureIsTheOneThatSummaryDraws() throws IOException {
    String drawn = cli.done("summary", cli.path("models/digits.ae"), "--format", "svg").out();
    assertWithMessage("grammar/digits.svg")
        .that(Files.readString(ROOT.resolve("grammar/digits.svg")))
        .isEqualTo(drawn);
  }

  private String printed(String command) throws IOException {
    String[] words = command.split(" ");
    if (words[0].equals("cat")) {
      return cli.read(words[1]);
    }
    String[] args = Arrays.stream(words).skip(1).map(this::argument).toArray(String[]::new);
    Cli.Result result = cli.run(args);
    return (result.err() + result.out()).replace(folder + "/", "");
  }

  /** Files are named as if the folder were the current one. */
  private String argument(String word) {
    boolean file = word.matches("[a-z].*\\..*|java|logs|state");
    return file ? cli.path(word) : word;
  }

  private static void requireAlike(String command, List<String> shown, List<String> printed) {
    String what = command + "\n" + String.join("\n", printed);
    int at = 0;
    for (int line = 0; line < shown.size(); line++) {
      if (!shown.get(line).equals(LEFT_OUT)) {
        assertWithMessage(what).that(at).isLessThan(printed.size());
        assertWithMessage(what + "\nwhere the manual has " + shown.get(line))
            .that(isAlike(shown.get(line), printed.get(at)))
            .isTrue();
        at++;
      } else if (line + 1 == shown.size()) {
        return;
      } else {
        while (at < printed.size() && !isAlike(shown.get(line + 1), printed.get(at))) {
          at++;
        }
      }
    }
    assertWithMessage(what).that(at).isEqualTo(printed.size());
  }

  private static boolean isAlike(String shown, String printed) {
    String[] ours = shown.split("[ ,\\[\\]]+");
    String[] theirs = printed.split("[ ,\\[\\]]+");
    if (ours.length != theirs.length) {
      return false;
    }
    for (int at = 0; at < ours.length; at++) {
      if (!ours[at].equals(theirs[at]) && !isNear(ours[at], theirs[at])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNear(String shown, String printed) {
    if (!shown.contains(".")) {
      return false;
    }
    try {
      double number = Double.parseDouble(shown);
      return Math.abs(number - Double.parseDouble(printed)) <= TOLERANCE * Math.abs(number) + TINY;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
