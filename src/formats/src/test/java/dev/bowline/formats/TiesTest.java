package dev.bowline.formats;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.formats.fit.Fitted;
import dev.bowline.formats.fit.TieConflictException;
import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.TieFrom;
import dev.bowline.formats.weights.Weights;
import dev.bowline.model.Model;
import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model without ties was trained; its weights are to go into the same model with a tie. */
class TiesTest {
  private static final String UNTIED =
      """
      autoencoder Small {
        input(3);
        layer e = dense(2, activation = tanh);
        layer d = dense(3);
      }
      """;
  private static final Model TIED =
      Trained.checked(UNTIED.replace("dense(3);", "dense() tied_to e;"));

  @TempDir Path folder;
  private Trained untied;

  @BeforeEach
  void setUp() throws IOException {
    untied = Trained.model(UNTIED, folder);
  }

  /** Kernel and bias of the encoder, then of the decoder. */
  private void set(float... parameters) throws IOException {
    untied.autoencoder().setParameters(parameters);
    untied.autoencoder().save(untied.file());
  }

  private void disagree() throws IOException {
    // d's kernel backwards is 1 2, 3 4, 5 6.5 where e's is 1 2, 3 4, 5 6.
    set(1, 2, 3, 4, 5, 6, 0.1f, 0.2f, 1, 3, 5, 2, 4, 6.5f, 0.3f, 0.4f, 0.5f);
  }

  private Weights imported(Path file, TieFrom from) throws IOException {
    return Imports.read(TIED, file, Optional.ofNullable(from)).weights();
  }

  @ParameterizedTest
  @ValueSource(strings = {"u.safetensors", "u.npz", "u.weights.h5", "u.onnx"})
  void equalKernelsAreAccepted(String name) throws IOException {
    set(1, 2, 3, 4, 5, 6, 0.1f, 0.2f, 1, 3, 5, 2, 4, 6, 0.3f, 0.4f, 0.5f);
    Fitted fitted = Imports.read(TIED, untied.export(name), Optional.empty());
    assertThat(fitted.notes()).isEmpty();
    assertThat(fitted.weights().values().keySet())
        .containsExactly("e.kernel", "e.bias", "d.bias")
        .inOrder();
    assertThat(fitted.weights().values().get("e.kernel")).isEqualTo(new float[] {1, 2, 3, 4, 5, 6});
    assertThat(fitted.weights().values().get("d.bias")).isEqualTo(new float[] {0.3f, 0.4f, 0.5f});
  }

  @Test
  void kernelsEqualWithinRoundingAreAcceptedAndTheOwnersIsKept() throws IOException {
    float near = Math.nextUp(6f);
    set(1, 2, 3, 4, 5, 6, 0.1f, 0.2f, 1, 3, 5, 2, 4, near, 0.3f, 0.4f, 0.5f);
    assertThat(imported(untied.file(), null).values().get("e.kernel")[5]).isEqualTo(6f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"u.safetensors", "u.npz", "u.weights.h5", "u.onnx"})
  void otherKernelsAreRefusedWithTheLargestDifference(String name) throws IOException {
    disagree();
    Path file = untied.export(name);
    TieConflictException fault =
        assertThrows(TieConflictException.class, () -> imported(file, null));
    assertThat(fault)
        .hasMessageThat()
        .isEqualTo(
            file
                + ": expected for `d` the kernel of `e`, to which it is tied, found a kernel of its"
                + " own that differs by up to 0.500, at [2, 1] of `e.kernel`");
  }

  @Test
  void oneOfThemIsChosen() throws IOException {
    disagree();
    Path file = untied.export("u.safetensors", Part.WHOLE, Layout.PYTORCH);
    assertThat(imported(file, TieFrom.ENCODER).values().get("e.kernel"))
        .isEqualTo(new float[] {1, 2, 3, 4, 5, 6});
    assertThat(imported(file, TieFrom.DECODER).values().get("e.kernel"))
        .isEqualTo(new float[] {1, 2, 3, 4, 5, 6.5f});
    assertThat(imported(file, TieFrom.MEAN).values().get("e.kernel"))
        .isEqualTo(new float[] {1, 2, 3, 4, 5, 6.25f});
    Fitted fitted = Imports.read(TIED, file, Optional.of(TieFrom.MEAN));
    assertThat(fitted.notes()).hasSize(1);
    assertThat(fitted.notes().get(0)).contains("differs by up to 0.500");
  }

  @Test
  void namesOfOtherToolsArePlacedByShapeAndNumber() throws IOException {
    Trained chain =
        Trained.model(
                """
                autoencoder A {
                  input(4);
                  layer one = dense(3);
                  layer two = dense(3);
                  layer three = dense(3);
                  layer four = dense(4);
                }
                """,
                folder)
            .stirred(1);
    Trained renamed =
        Trained.model(
                """
                autoencoder A {
                  input(4);
                  layer dense = dense(3);
                  layer dense_2 = dense(3);
                  layer dense_10 = dense(3);
                  layer last = dense(4);
                }
                """,
                folder)
            .stirred(1);
    Path file = renamed.export("other.npz");
    Weights back = Imports.read(chain.model(), file, Optional.empty()).weights();
    Weights given = renamed.weights();
    assertThat(back.values().get("two.kernel")).isEqualTo(given.values().get("dense_2.kernel"));
    assertThat(back.values().get("three.kernel")).isEqualTo(given.values().get("dense_10.kernel"));
    assertThat(back.values().get("four.bias")).isEqualTo(given.values().get("last.bias"));
  }

  @Test
  void namesThatDoNotTellLayersApartAreRefused() throws IOException {
    String text =
        "autoencoder A { input(4); layer a = dense(4); layer b = dense(4); layer c = dense(4); }";
    Trained one = Trained.model(text, folder);
    Path file = one.export("a.npz");
    Model other =
        Trained.checked(text.replace(" a ", " x ").replace(" b ", " y ").replace(" c ", " z "));
    InputException fault =
        assertThrows(InputException.class, () -> Imports.read(other, file, Optional.empty()));
    assertThat(fault).hasMessageThat().contains("tell layers of the same shape apart");
    assertThat(fault).hasMessageThat().contains("`b` (b.kernel [4, 4], b.bias [4])");
  }

  @Test
  void ownersKernelMayComeFromTheTiedLayer() throws IOException {
    set(1, 2, 3, 4, 5, 6, 0.1f, 0.2f, 1, 3, 5, 2, 4, 6, 0.3f, 0.4f, 0.5f);
    Path file = untied.export("dec.safetensors", Part.DECODER, Layout.BOWLINE);
    InputException fault = assertThrows(InputException.class, () -> imported(file, null));
    assertThat(fault)
        .hasMessageThat()
        .contains("expected a kernel of `e`, found only `d` (d.kernel");
  }
}
