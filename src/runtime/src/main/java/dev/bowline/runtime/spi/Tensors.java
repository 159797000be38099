package dev.bowline.runtime.spi;

import java.lang.reflect.Array;
import java.util.List;

/** Moves numbers between stored tensors and flat arrays, row-major, tensor after tensor. */
public final class Tensors {
  private Tensors() {}

  /** How many numbers they have in all. */
  public static <A> int size(List<Tensor<A>> tensors) {
    int size = 0;
    for (Tensor<A> tensor : tensors) {
      size = Math.addExact(size, tensor.size());
    }
    return size;
  }

  /** All numbers in a new array; there is at least one tensor. */
  public static <A> A flatten(List<Tensor<A>> tensors) {
    A flat = newArray(tensors.get(0), size(tensors));
    int at = 0;
    for (Tensor<A> tensor : tensors) {
      for (A row : tensor.rows()) {
        System.arraycopy(row, 0, flat, at, tensor.width());
        at += tensor.width();
      }
    }
    return flat;
  }

  /** The numbers of one tensor in a new array. */
  public static <A> A flatten(Tensor<A> tensor) {
    return flatten(List.of(tensor));
  }

  /**
   * Replaces all numbers.
   *
   * @throws IllegalArgumentException if {@code flat} is not exactly as long as they are in all
   */
  public static <A> void replace(List<Tensor<A>> tensors, A flat) {
    if (Array.getLength(flat) != size(tensors)) {
      throw new IllegalArgumentException(
          "parameters: expected " + size(tensors) + " numbers, found " + Array.getLength(flat));
    }
    int at = 0;
    for (Tensor<A> tensor : tensors) {
      for (A row : tensor.rows()) {
        System.arraycopy(flat, at, row, 0, tensor.width());
        at += tensor.width();
      }
    }
  }

  /** Copies all numbers to tensors of the same shapes. */
  public static <A> void copy(List<Tensor<A>> from, List<Tensor<A>> to) {
    for (int i = 0; i < from.size(); i++) {
      A[] source = from.get(i).rows();
      A[] target = to.get(i).rows();
      for (int row = 0; row < source.length; row++) {
        System.arraycopy(source[row], 0, target[row], 0, from.get(i).width());
      }
    }
  }

  /** The numbers of a matrix in a new array, column after column. */
  public static <A> A transposed(Tensor<A> tensor) {
    A[] rows = tensor.rows();
    A flat = newArray(tensor, tensor.size());
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < tensor.width(); column++) {
        System.arraycopy(rows[row], column, flat, column * rows.length + row, 1);
      }
    }
    return flat;
  }

  @SuppressWarnings("unchecked") // the rows of an A[] are of the class A
  private static <A> A newArray(Tensor<A> like, int size) {
    Class<?> row = like.rows().getClass().getComponentType();
    return (A) Array.newInstance(row.getComponentType(), size);
  }
}
