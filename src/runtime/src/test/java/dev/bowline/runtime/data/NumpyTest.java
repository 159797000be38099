package dev.bowline.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go to the real NumPy and come back, where it is installed. */
class NumpyTest {
  @TempDir Path folder;

  @BeforeEach
  void requireNumpy() throws Exception {
    assumeTrue(python("import numpy").status == 0, "NumPy is not installed");
  }

  @Test
  void whatNumpyWritesIsRead() throws Exception {
    run("numpy.save('f4.npy', numpy.arange(6, dtype='f4').reshape(2, 3) / 4)");
    run("numpy.save('f8.npy', numpy.arange(6, dtype='f8').reshape(2, 3) / 4)");
    for (String name : new String[] {"f4.npy", "f8.npy"}) {
      Samples samples = DataFiles.read(folder.resolve(name));
      assertThat(samples.rows()).isEqualTo(2);
      assertThat(samples.values()).isEqualTo(new float[] {0, 0.25f, 0.5f, 0.75f, 1, 1.25f});
    }
  }

  @Test
  void numpyReadsWhatIsWritten() throws Exception {
    Samples samples = new Samples(new float[] {0, 1, 2, 3.5f}, 2, new int[] {1, 2});
    DataFiles.write(folder.resolve("a.npy"), samples);
    DataFiles.write(folder.resolve("a.csv"), samples);
    run(
        "a = numpy.load('a.npy'); assert a.shape == (2, 1, 2) and a.dtype == 'f4';"
            + "assert a.tolist() == [[[0, 1]], [[2, 3.5]]];"
            + "assert numpy.loadtxt('a.csv', delimiter=',').tolist() == [[0, 1], [2, 3.5]]");
  }

  private void run(String code) throws Exception {
    Result result = python("import numpy; " + code);
    assertWithMessage(result.said).that(result.status).isEqualTo(0);
  }

  private Result python(String code) throws InterruptedException {
    try {
      Process python =
          new ProcessBuilder("python3", "-c", code)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(python.waitFor(), said);
    } catch (IOException e) {
      return new Result(-1, e.getMessage());
    }
  }

  private record Result(int status, String said) {}
}
