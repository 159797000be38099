package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class FilePatternTest {
  @Test
  void twoStarsSpanAnyNumberOfFolders() {
    FilePattern pattern = new FilePattern("**/*.ae");
    assertThat(pattern.matches("a.ae")).isTrue();
    assertThat(pattern.matches("com/example/a.ae")).isTrue();
    assertThat(pattern.matches("a.ae.orig")).isFalse();
    assertThat(pattern.matches("axae")).isFalse();
  }

  @Test
  void oneStarStaysInItsFolder() {
    FilePattern pattern = new FilePattern("com/*.ae");
    assertThat(pattern.matches("com/a.ae")).isTrue();
    assertThat(pattern.matches("com/example/a.ae")).isFalse();
    assertThat(pattern.matches("a.ae")).isFalse();
  }

  @Test
  void questionMarkIsOneCharacter() {
    FilePattern pattern = new FilePattern("v?.ae");
    assertThat(pattern.matches("v1.ae")).isTrue();
    assertThat(pattern.matches("v12.ae")).isFalse();
    assertThat(pattern.matches("v/.ae")).isFalse();
  }

  @Test
  void slashAtTheEndMeansAllBelow() {
    assertThat(new FilePattern("old/").matches("old/a/b.ae")).isTrue();
    assertThat(new FilePattern("old/**").matches("old/a.ae")).isTrue();
    assertThat(new FilePattern("old/**").matches("older/a.ae")).isFalse();
  }

  @Test
  void twoStarsInTheMiddleMayStandForNothing() {
    FilePattern pattern = new FilePattern("com/**/a.ae");
    assertThat(pattern.matches("com/a.ae")).isTrue();
    assertThat(pattern.matches("com/x/y/a.ae")).isTrue();
    assertThat(pattern.matches("com/x/ba.ae")).isFalse();
  }
}
