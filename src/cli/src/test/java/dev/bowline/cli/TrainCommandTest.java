package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private String model;
  private String data;

  @BeforeEach
  void setUp() throws IOException {
    cli = new Cli(folder);
    model = cli.file("a.ae", Cli.TIED);
    data = cli.file("x.csv", Cli.ONE_HOT);
  }

  private Cli.Result train(String... more) {
    return cli.run(
        Stream.concat(Stream.of("train", model, "--data", data), Arrays.stream(more))
            .toArray(String[]::new));
  }

  private byte[] trained(String... more) throws IOException {
    Path file = Files.createTempFile(folder, "w", ".safetensors");
    Cli.Result result =
        train(
            Stream.concat(Arrays.stream(more), Stream.of("--save", file.toString()))
                .toArray(String[]::new));
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    return Files.readAllBytes(file);
  }

  @Test
  void anEpochALineAndThenWhatItReached() {
    Cli.Result result = train("--save", cli.path("w.safetensors"));
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).matches("epoch 1/3: loss 0\\.\\d+, mean_squared_error 0\\.\\d+");
    assertThat(lines.get(3)).startsWith("trained 3 epochs: loss 0.");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void terminalGetsABarAndWhatItReached() {
    cli.on(Console.Reader.TERMINAL);
    Cli.Result result = train("--save", cli.path("w.safetensors"));
    assertThat(result.out()).startsWith("trained 3 epochs: loss 0.");
    assertThat(result.err()).containsMatch("epoch 3/3 \\[=+] loss 0\\.\\d{4}, took 0:0\\d");
  }

  @Test
  void stagesOfPretrainingComeFirstALineForEachEpoch() throws IOException {
    String text = Cli.TIED.replaceFirst("train \\{", "train { pretrain = layerwise(epochs = 2);");
    model = cli.file("pretrained.ae", text);
    List<String> lines =
        train("--epochs", "1", "--history", cli.path("h.csv")).out().lines().toList();
    assertThat(lines.get(0)).matches("pretrain 1/1: \\w+ \\d+-\\d+");
    assertThat(lines.get(1)).matches("pretrain 1/1, epoch 1/2: loss 0\\.\\d+");
    assertThat(lines.get(2)).matches("pretrain 1/1, epoch 2/2: loss 0\\.\\d+");
    assertThat(lines.get(3)).startsWith("epoch 1/1: loss 0.");
    Cli.Result without =
        train("--epochs", "1", "--history", cli.path("h.csv"), "--pretrain-epochs", "0");
    assertThat(without.out()).startsWith("epoch 1/1: loss 0.");
    assertThat(train("--pretrain-epochs", "-1").err())
        .contains("expected a whole number from 0, found `-1`");
  }

  @Test
  void warnsBeforeItStartsIfNothingWouldBeKept() {
    Cli.Result result = train();
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.err())
        .isEqualTo("warning: nothing will be kept: name a file with `--save` or `--history`\n");
    assertThat(train("--history", cli.path("h.csv")).err()).isEmpty();
  }

  @Test
  void historyHasAColumnForEachNumberAndARowForEachEpoch() throws IOException {
    train("--validation", data, "--epochs", "2", "--history", cli.path("h.csv"));
    List<String> lines = cli.read("h.csv").lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo("epoch,loss,mean_squared_error,val_loss,val_mean_squared_error");
    assertThat(lines.get(1)).matches("1(,0\\.\\d+){4}");
    assertThat(lines.get(2)).matches("2(,0\\.\\d+){4}");
  }

  @Test
  void sameSeedGivesTheSameWeights() throws IOException {
    byte[] first = trained("--seed", "1");
    assertThat(trained("--seed", "1", "--threads", "2")).isEqualTo(first);
    assertThat(trained("--seed", "2")).isNotEqualTo(first);
    assertThat(trained("--seed", "1", "--no-shuffle")).isNotEqualTo(first);
    assertThat(trained("--seed", "1", "--batch-size", "4")).isNotEqualTo(first);
    assertThat(trained("--seed", "1", "--epochs", "4")).isNotEqualTo(first);
    assertThat(trained("--seed", "1", "--const", "rate=0.5")).isNotEqualTo(first);
  }

  @Test
  void withoutASeedTheFilesHolds() throws IOException {
    assertThat(trained()).isEqualTo(trained("--seed", "7"));
  }

  @Test
  void trainingGoesOnFromGivenWeights() throws IOException {
    String start = cli.path("start.safetensors");
    cli.done("init", model, "--seed", "7", "--save", start);
    assertThat(trained("--weights", start)).isEqualTo(trained());
    cli.done("init", model, "--seed", "8", "--save", start);
    assertThat(trained("--weights", start)).isNotEqualTo(trained());
  }

  @Test
  void targetIsWhatIsReconstructed() throws IOException {
    String other = cli.file("t.csv", "0,1,0,0\n1,0,0,0\n0,0,0,1\n0,0,1,0\n");
    assertThat(trained("--target", other)).isNotEqualTo(trained());
    assertThat(trained("--target", data)).isEqualTo(trained());
    Cli.Result short_ = train("--target", cli.file("short.csv", "0,1,0,0\n"));
    assertThat(short_.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(short_.err()).contains("short.csv: expected 4 rows as the data have, found 1");
  }

  @Test
  void ctrlCStillSavesAndEndsWith130() {
    boolean[] closed = new boolean[1];
    cli.with(
        stop -> {
          stop.run();
          return new Interrupts.Watch() {
            @Override
            public boolean interrupted() {
              return true;
            }

            @Override
            public void close() {
              closed[0] = Files.exists(folder.resolve("w.safetensors"));
            }
          };
        });
    Cli.Result result = train("--epochs", "1000000", "--save", cli.path("w.safetensors"));
    assertThat(result.status()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(result.err()).contains("interrupted");
    assertThat(result.out()).isEqualTo("trained for less than an epoch\n");
    assertThat(closed[0]).isTrue();
  }

  @Test
  void divergenceNamesEpochAndStepAndLeavesTheOldWeights() throws IOException {
    String linear =
        cli.file(
            "l.ae",
            "autoencoder L { input(4); layer e = dense(2); layer d = dense(4) tied_to e;\n"
                + "  train { optimizer = sgd(learning_rate = 1e30); epochs = 50; } }\n");
    String save = cli.file("w.safetensors", "old");
    Cli.Result result = cli.run("train", linear, "--data", data, "--save", save);
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err())
        .containsMatch(
            "error: the loss became \\S+ in epoch \\d+, step \\d+; the first layer whose values are"
                + " not finite is `d`; no weights were saved");
    assertThat(result.err()).doesNotContain("\tat ");
    assertThat(cli.read("w.safetensors")).isEqualTo("old");
  }

  @Test
  void divergenceNamesTheWeightsThatWereSavedLast() throws IOException {
    String saved = cli.path("w-{epoch:02d}.safetensors");
    String wild =
        cli.file(
            "l.ae",
            "autoencoder L { input(4); layer e = dense(2); layer d = dense(4) tied_to e;\n"
                + "  train { optimizer = sgd(learning_rate = 1e3); epochs = 500;\n"
                + "    callbacks = [model_checkpoint(\"%s\"), terminate_on_nan]; } }\n"
                    .formatted(saved));
    Cli.Result result = cli.run("train", wild, "--data", data, "--save", cli.path("w"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).containsMatch("; saved last: \\S+/w-\\d\\d.safetensors");
  }

  @Test
  void callbacksOfTheModelFileWatchTheTraining() throws IOException {
    String watched =
        cli.file(
            "watched.ae",
            Cli.TIED.replace(
                "epochs = 3;",
                """
                epochs = 100;
                callbacks = [
                  reduce_lr_on_plateau(monitor = loss, patience = 1, min_delta = 1),
                  early_stopping(monitor = mse, patience = 4, min_delta = 1, verbose = 1,
                    restore_best_weights = true),
                  model_checkpoint("%s", verbose = 1),
                  csv_logger("%s", separator = ";")
                ];
                """
                    .formatted(cli.path("w{epoch:02d}.safetensors"), cli.path("log.csv"))));
    Cli.Result result =
        cli.done("train", watched, "--data", data, "--save", cli.path("w.safetensors"));
    assertThat(result.out()).contains("early stopping after epoch 5\n");
    assertThat(result.out()).contains("restoring the weights of epoch 1\n");
    assertThat(result.out()).containsMatch("trained 5 epochs: .* learning_rate 5.*e-05");
    assertThat(cli.read("log.csv"))
        .startsWith(
            "epoch;learning_rate;loss;mean_squared_error;"
                + "val_learning_rate;val_loss;val_mean_squared_error\n0;0.05;");
    assertThat(Files.readAllBytes(folder.resolve("w.safetensors")))
        .isEqualTo(Files.readAllBytes(folder.resolve("w01.safetensors")));
    assertThat(Files.exists(folder.resolve("w05.safetensors"))).isTrue();
  }

  @Test
  void trainingsGoOnFromCheckpoints() throws IOException {
    train("--save", cli.path("whole.safetensors"), "--epochs", "5");
    String state = cli.path("state");
    Cli.Result first = train("--checkpoint", state, "--epochs", "2");
    assertThat(first.status()).isEqualTo(ExitStatus.DONE);
    assertThat(first.err()).isEmpty();
    Cli.Result refused = train("--checkpoint", state, "--epochs", "5");
    assertThat(refused.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(refused.err()).contains("or the wish to resume");
    Cli.Result other = train("--checkpoint", state, "--resume", "--const", "rate=0.1");
    assertThat(other.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(other.err()).contains("expected a checkpoint of learning rate 0.1, found 0.05");
    String resumed = cli.path("resumed.safetensors");
    Cli.Result second =
        train("--checkpoint", state, "--resume", "--epochs", "5", "--save", resumed);
    assertThat(second.out()).contains("resumed after epoch 2 from ");
    assertThat(second.out()).contains("trained 5 epochs");
    assertThat(Files.readAllBytes(folder.resolve("resumed.safetensors")))
        .isEqualTo(Files.readAllBytes(folder.resolve("whole.safetensors")));
  }

  @Test
  void resumingNeedsAFolder() {
    assertThat(train("--resume").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(train("--every", "5").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(train("--checkpoint", cli.path("s"), "--every", "0").status())
        .isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void placesAreCheckedBeforeTheTraining() {
    Cli.Result result = train("--save", cli.path("none/w.safetensors"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("its folder does not exist");
    assertThat(train("--history", cli.path("none/h.csv")).out()).isEmpty();
  }

  @Test
  void reportIsAPageAboutTheRun() throws IOException {
    Cli.Result result = train("--const", "rate=0.1", "--report", cli.path("r.html"));
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.err())
        .isEqualTo("warning: no weights will be kept: name a file with `--save` or `--history`\n");
    String page = cli.read("r.html");
    assertThat(page).startsWith("<!DOCTYPE html>\n<html");
    assertThat(page).endsWith("</html>\n");
    assertThat(page).contains("<h1>Tied</h1>");
    assertThat(page).contains("<th scope=\"row\">const rate</th><td>0.1</td>");
    assertThat(page).contains("a.ae</p>");
  }

  @Test
  void reportOfAFaultyPlaceIsRefusedBeforeTheTraining() {
    Cli.Result result = train("--report", cli.path("none/r.html"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("r.html: its folder does not exist");
  }

  @Test
  void tensorBoardGetsAFolderForTheTrainingAndOneForTheValidation() throws IOException {
    train("--validation", data, "--tensorboard", cli.path("logs"));
    for (String part : List.of("train", "validation")) {
      try (Stream<Path> files = Files.list(folder.resolve("logs").resolve(part))) {
        assertThat(files.map(Path::getFileName).map(Path::toString).toList().toString())
            .containsMatch("^\\[events\\.out\\.tfevents\\.\\d+\\.bowline\\.\\d+\\.\\d+\\.v2]$");
      }
    }
  }

  @Test
  void tensorBoardThatCannotBeWrittenIsToldAfterTheWeightsAreSaved() throws IOException {
    cli.file("logs/validation", "in the way");
    Cli.Result result =
        train(
            "--validation",
            data,
            "--tensorboard",
            cli.path("logs"),
            "--save",
            cli.path("w.safetensors"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.out()).contains("trained 3 epochs");
    assertThat(result.err()).contains("validation: a file of that name is in the way");
    assertThat(Files.exists(folder.resolve("w.safetensors"))).isTrue();
    assertThat(train("--tensorboard", data).out()).isEmpty();
  }

  @Test
  void splitThatLeavesNoRowsIsTheInputsFault() throws IOException {
    String split = cli.file("s.ae", Cli.TIED.replace("seed = 7", "validation_split = 0.1"));
    String one = cli.file("one.csv", "1,0,0,0\n");
    Cli.Result result = cli.run("train", split, "--data", one, "--save", cli.path("w"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).startsWith("error: validation split: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--epochs", "--batch-size", "--threads"})
  void countsStartAtOne(String option) {
    Cli.Result result = train(option, "0");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("expected a whole number from 1, found `0`");
    assertThat(train(option, "many").status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void weightsHaveAnEndingOfTheirOwn() {
    Cli.Result result = train("--save", cli.path("w.onnx"));
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains(".safetensors");
  }

  @Test
  void modelMustBePickedWhereThereAreSeveral() throws IOException {
    String both = cli.file("both.ae", Cli.TIED + Cli.SCALED);
    Cli.Result result = cli.run("train", both, "--data", data, "--save", cli.path("w"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("declares several models: `Tied`, `Scaled`");
    assertThat(result.err()).contains("--model NAME");
    cli.done("train", both, "--model", "Scaled", "--data", data, "--save", cli.path("w"));
  }

  @Test
  void sampleWeightsChangeWhatIsLearnedAndOnesDoNot() throws IOException {
    String ones = cli.file("ones.csv", "1\n1\n1\n1\n");
    String some = cli.file("some.csv", "weight\n1\n0.5\n0\n2.5\n");
    byte[] plain = trained();
    assertThat(trained("--sample-weight", ones)).isEqualTo(plain);
    assertThat(trained("--sample-weight", some)).isNotEqualTo(plain);
  }

  @Test
  void columnsOfTheDataAreNotLookedForAmongTheWeights() throws IOException {
    String ones = cli.file("ones.csv", "1\n1\n1\n1\n");
    Cli.Result result =
        train("--columns", "1-4", "--sample-weight", ones, "--save", cli.path("w.safetensors"));
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void sampleWeightsThatDoNotFitAreAFault() throws IOException {
    String three = cli.file("three.csv", "1\n1\n1\n");
    assertFault(three, three + ": expected 4 rows as the data have, found 3");
    String negative = cli.file("negative.csv", "1\n1\n-0.5\n1\n");
    assertFault(negative, negative + ": expected weights of at least 0, found -0.5 in row 3");
    String wide = cli.file("wide.csv", "1,2\n1,2\n1,2\n1,2\n");
    assertFault(wide, wide + ": expected one number in each row, found 2");
    String none = cli.file("none.csv", "1\nNaN\n1\n1\n");
    assertFault(none, none + ": expected a finite number in line 2, column 1");
    assertThat(train("--missing", "skip", "--sample-weight", three).status())
        .isEqualTo(ExitStatus.USAGE);
  }

  private void assertFault(String weights, String message) {
    Cli.Result result = train("--sample-weight", weights, "--save", cli.path("w.safetensors"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains(message);
  }
}
