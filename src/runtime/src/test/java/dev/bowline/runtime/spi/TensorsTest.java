package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorsTest {
  /** 6 numbers, stored in an array of 7. */
  private final Tensor<float[]> kernel =
      new Tensor<>("a.kernel", new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6, 99});

  private final Tensor<float[]> bias = new Tensor<>("a.bias", new int[] {2}, new float[] {7, 8});

  @Test
  void numbersAreFlattenedTensorAfterTensorWithoutPadding() {
    assertThat(Tensors.size(List.of(kernel, bias))).isEqualTo(8);
    assertThat(Tensors.flatten(List.of(kernel, bias)))
        .isEqualTo(new float[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertThat(Tensors.flatten(kernel)).isEqualTo(new float[] {1, 2, 3, 4, 5, 6});
  }

  @Test
  void replacingIsTheWayBackAndLeavesPaddingAlone() {
    Tensors.replace(List.of(kernel, bias), new float[] {8, 7, 6, 5, 4, 3, 2, 1});
    assertThat(kernel.values()).isEqualTo(new float[] {8, 7, 6, 5, 4, 3, 99});
    assertThat(bias.values()).isEqualTo(new float[] {2, 1});
  }

  @Test
  void replacingNeedsExactlyAllNumbers() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Tensors.replace(List.of(kernel, bias), new float[9]));
    assertThat(e).hasMessageThat().isEqualTo("parameters: expected 8 numbers, found 9");
  }

  @Test
  void copiesAreIndependent() {
    Tensor<float[]> other = new Tensor<>("a.kernel", new int[] {2, 3}, new float[6]);
    Tensors.copy(List.of(kernel), List.of(other));
    kernel.values()[0] = -1;
    assertThat(other.values()).isEqualTo(new float[] {1, 2, 3, 4, 5, 6});
  }

  @Test
  void transposingTurnsColumnsIntoRows() {
    assertThat(Tensors.transposed(kernel)).isEqualTo(new float[] {1, 4, 2, 5, 3, 6});
    Tensor<double[]> doubles = new Tensor<>("d", new int[] {1, 2}, new double[] {3, 4});
    assertThat(Tensors.transposed(doubles)).isEqualTo(new double[] {3, 4});
  }
}
