package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsCommandTest {
  @TempDir Path folder;
  private Cli cli;
  private String model;
  private String weights;

  @BeforeEach
  void setUp() throws IOException {
    cli = new Cli(folder);
    model = cli.file("a.ae", Cli.TIED);
    weights = cli.path("w.safetensors");
    cli.done("init", model, "--seed", "3", "--save", weights);
  }

  @Test
  void tiedLayerSaysWhoseKernelItUses() {
    String out = cli.done("weights", model, "--weights", weights).out();
    assertThat(out).contains("e\n  kernel, 4 x 2\n    [[");
    assertThat(out).contains("  bias, 2\n    [");
    assertThat(out).contains("d\n  kernel (tied to e, transposed), 2 x 4\n");
    assertThat(out).contains("  bias, 4\n    [");
  }

  @Test
  void tiedKernelIsTheOwnersTransposedBitForBit() throws IOException {
    Samples owner = kernel("e");
    Samples tied = kernel("d");
    assertThat(owner.rows()).isEqualTo(4);
    assertThat(tied.rows()).isEqualTo(2);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 2; j++) {
        assertThat(tied.values()[j * 4 + i]).isEqualTo(owner.values()[i * 2 + j]);
      }
    }
  }

  private Samples kernel(String layer) throws IOException {
    String out = cli.path(layer + ".npy");
    cli.done("weights", model, "--weights", weights, "--layer", layer, "--out", out);
    return DataFiles.read(Path.of(out));
  }

  @Test
  void weightsThatWereWrittenForAnotherModelAreUsedAndToldOf() throws IOException {
    String renamed = cli.file("b.ae", Cli.TIED.replace("Tied", "Renamed"));
    String data = cli.file("x.csv", Cli.ONE_HOT);
    String warning =
        "warning: "
            + weights
            + " was written for the model `Tied`; its weights fit `Renamed` too\n";
    Cli.Result shown = cli.done("weights", renamed, "--weights", weights);
    assertThat(shown.err()).isEqualTo(warning);
    assertThat(shown.out()).isEqualTo(cli.done("weights", model, "--weights", weights).out());
    for (String command : new String[] {"evaluate", "encode"}) {
      assertThat(cli.done(command, renamed, "--weights", weights, "--data", data).err())
          .isEqualTo(warning);
    }
    String out = cli.path("o.npz");
    assertThat(cli.done("export", renamed, "--weights", weights, "--out", out).err())
        .isEqualTo(warning);
    String save = cli.path("s.safetensors");
    String[] train = {
      "train", renamed, "--weights", weights, "--data", data, "--epochs", "1", "--save", save
    };
    assertThat(cli.done(train).err()).contains(warning);
    assertThat(cli.done("weights", renamed, "--weights", save).err()).isEmpty();
  }

  @Test
  void oneLayerAlone() {
    String out = cli.done("weights", model, "--weights", weights, "--layer", "d").out();
    assertThat(out).startsWith("d\n");
    assertThat(out).doesNotContain("e\n  kernel, 4 x 2");
  }

  @Test
  void slopesAreShownAndWritten() throws IOException {
    String sloped = cli.file("s.ae", Cli.SLOPED);
    cli.done("init", sloped, "--save", weights);
    assertThat(cli.done("weights", sloped, "--weights", weights).out())
        .contains("\np\n  alpha, 2\n    [ 0.250000  0.250000]\n");
    String out = cli.path("p.npy");
    cli.done("weights", sloped, "--weights", weights, "--layer", "p", "--out", out);
    Samples written = DataFiles.read(Path.of(out));
    assertThat(written.rows()).isEqualTo(1);
    assertThat(written.values()).isEqualTo(new float[] {0.25f, 0.25f});
  }

  @Test
  void outWithoutALayerIsAUsageError() {
    Cli.Result result = cli.run("weights", model, "--weights", weights, "--out", cli.path("k.npy"));
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("--layer");
  }

  @Test
  void unknownLayerIsAnErrorWithTheNearOnes() {
    Cli.Result result = cli.run("weights", model, "--weights", weights, "--layer", "dd");
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("no layer `dd`");
    assertThat(result.err()).contains("did you mean `d`");
  }

  @Test
  void layerWithoutWeightsSaysItsKind() throws IOException {
    String noisy =
        cli.file("n.ae", Cli.TIED.replace("input(4);", "input(4); layer n = masking_noise(0.1);"));
    cli.done("init", noisy, "--save", weights);
    Cli.Result result = cli.run("weights", noisy, "--weights", weights, "--layer", "n");
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("`masking_noise`");
  }

  @Test
  void weightsOfAnotherModelAreRefused() throws IOException {
    String other = cli.file("b.ae", Cli.TIED.replace("dense(2,", "dense(3,"));
    Cli.Result result = cli.run("weights", other, "--weights", weights);
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).startsWith("error: " + weights + ": expected ");
  }

  @Test
  void brokenOrMissingWeightsAreNamed() throws IOException {
    String broken = cli.file("broken.safetensors", "not weights");
    assertThat(cli.run("weights", model, "--weights", broken).err())
        .startsWith("error: " + broken + ": ");
    Cli.Result missing = cli.run("weights", model, "--weights", cli.path("none.safetensors"));
    assertThat(missing.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(missing.err()).startsWith("error: " + cli.path("none.safetensors") + ": ");
  }

  @Test
  void initGivesTheSameBytesForTheSameSeedAndOthersForAnother() throws IOException {
    byte[] first = Files.readAllBytes(Path.of(weights));
    cli.done("init", model, "--seed", "3", "--save", cli.path("same.safetensors"));
    cli.done("init", model, "--seed", "4", "--save", cli.path("other.safetensors"));
    cli.done("init", model, "--save", cli.path("default.safetensors"));
    cli.done("init", model, "--seed", "7", "--save", cli.path("seven.safetensors"));
    assertThat(Files.readAllBytes(folder.resolve("same.safetensors"))).isEqualTo(first);
    assertThat(Files.readAllBytes(folder.resolve("other.safetensors"))).isNotEqualTo(first);
    assertThat(Files.readAllBytes(folder.resolve("default.safetensors")))
        .isEqualTo(Files.readAllBytes(folder.resolve("seven.safetensors")));
  }

  @Test
  void initRefusesWhereNothingCanBeWritten() throws IOException {
    Cli.Result folderless = cli.run("init", model, "--save", cli.path("none/w.safetensors"));
    assertThat(folderless.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(folderless.err())
        .isEqualTo("error: " + cli.path("none/w.safetensors") + ": its folder does not exist\n");
    assertThat(cli.run("init", model, "--save", folder.toString()).err()).contains("is a folder");
    assertThat(cli.run("init", model, "--save", cli.path("w.npz")).status())
        .isEqualTo(ExitStatus.USAGE);
    assertThat(cli.run("init", model).status()).isEqualTo(ExitStatus.USAGE);
  }
}
