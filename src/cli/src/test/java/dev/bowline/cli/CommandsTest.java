package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CommandsTest {
  @Test
  void onlyTheCommandThatIsCalledForIsNeeded() {
    assertThat(Commands.neededFor("check", "train")).containsExactly("check");
    assertThat(Commands.neededFor("--stacktrace", "train", "a.ae")).containsExactly("train");
  }

  @Test
  void helpNeedsAll() {
    assertThat(Commands.neededFor("help", "train")).contains("check");
    assertThat(Commands.neededFor("--help")).contains("check");
    assertThat(Commands.neededFor("trian", "train")).contains("check");
    assertThat(Commands.neededFor()).contains("check");
  }

  @Test
  void everyNeededCommandCanBeMade() {
    for (String name : Commands.neededFor()) {
      assertThat(Commands.named(name, null).getClass().getSimpleName().toLowerCase(Locale.ROOT))
          .isEqualTo(name + "command");
    }
  }

  @Test
  void generatedCodeIsWhatTakesLong() {
    assertThat(Commands.runGeneratedCode("train", "a.ae", "--data", "digits")).isTrue();
    assertThat(Commands.runGeneratedCode("--stacktrace", "bench", "a.ae")).isTrue();
    assertThat(Commands.runGeneratedCode("check", "train")).isFalse();
    assertThat(Commands.runGeneratedCode("summary", "a.ae")).isFalse();
    assertThat(Commands.runGeneratedCode("generate", "a.ae", "--out", "d")).isFalse();
    assertThat(Commands.runGeneratedCode("train", "--help")).isFalse();
    assertThat(Commands.runGeneratedCode("help", "train")).isFalse();
    assertThat(Commands.runGeneratedCode()).isFalse();
  }
}
