package dev.bowline.runtime.spi;

import java.lang.reflect.Array;
import java.util.List;

/** Moves numbers between stored tensors and arrays that hold one tensor after the other. */
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
      System.arraycopy(tensor.values(), 0, flat, at, tensor.size());
      at += tensor.size();
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
      System.arraycopy(flat, at, tensor.values(), 0, tensor.size());
      at += tensor.size();
    }
  }

  /** Copies all numbers to tensors of the same shapes. */
  public static <A> void copy(List<Tensor<A>> from, List<Tensor<A>> to) {
    for (int i = 0; i < from.size(); i++) {
      System.arraycopy(from.get(i).values(), 0, to.get(i).values(), 0, from.get(i).size());
    }
  }

  /** The numbers of a matrix in a new array, column after column. */
  public static <A> A transposed(Tensor<A> tensor) {
    int rows = tensor.shape()[0];
    int columns = tensor.shape()[1];
    A flat = newArray(tensor, tensor.size());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        System.arraycopy(tensor.values(), row * columns + column, flat, column * rows + row, 1);
      }
    }
    return flat;
  }

  @SuppressWarnings("unchecked") // an array of the same class as the tensor's
  private static <A> A newArray(Tensor<A> like, int size) {
    return (A) Array.newInstance(like.values().getClass().getComponentType(), size);
  }
}
