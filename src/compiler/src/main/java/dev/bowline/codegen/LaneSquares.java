package dev.bowline.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Java text of what is done to as many vectors as each has lanes, which differs with their number.
 */
final class LaneSquares {
  private static final int[] LENGTHS = {16, 8, 4};

  private final CodeBlock.Builder code;

  LaneSquares(CodeBlock.Builder code) {
    this.code = code;
  }

  /**
   * Vectors are joined by pairs, each time to half as many with half of the lanes of either added
   * up, until lane u of one is the sum of vector u. Shorter vectors make several such.
   */
  void add(Statement.StoreSums sums) {
    forEachLength(
        length -> {
          for (int first = 0; first < sums.lanes().size(); first += length) {
            String joined = join(sums.lanes().subList(first, first + length), first);
            CodeBlock start = CodeBlock.of("");
            if (sums.start().isPresent()) {
              Statement.Start from = sums.start().get();
              start = CodeBlock.of(".add($L)", read(from.array(), from.index().plus(first)));
            }
            store(CodeBlock.of("$L$L", joined, start), sums.array(), sums.index().plus(first));
          }
        });
  }

  /** Pairs of rows swap what is beyond the diagonal of their squares of 2, of 4 and so on. */
  void add(Statement.StoreTurned square) {
    forEachLength(
        length -> {
          List<String> rows = new ArrayList<>();
          for (int r = 0; r < length; r++) {
            String name = "row" + r;
            Index at = square.from().plus(square.distance().times(r));
            let(name, read(square.source(), at));
            rows.add(name);
          }
          for (int distance = 1; distance < length; distance *= 2) {
            swap(rows, distance);
          }
          for (int c = 0; c < length; c++) {
            Index at = square.index().plus(c * square.stride());
            store(CodeBlock.of("$L", rows.get(c)), square.array(), at);
          }
        });
  }

  private void forEachLength(IntConsumer body) {
    for (int i = 0; i < LENGTHS.length; i++) {
      if (i == 0) {
        code.beginControlFlow("if (LANES == $L)", LENGTHS[i]);
      } else if (i < LENGTHS.length - 1) {
        code.nextControlFlow("else if (LANES == $L)", LENGTHS[i]);
      } else {
        code.nextControlFlow("else");
      }
      body.accept(LENGTHS[i]);
    }
    code.endControlFlow();
  }

  /** Joins as many vectors as they have lanes to one. */
  private String join(List<String> vectors, int first) {
    List<String> left = vectors;
    for (int distance = vectors.size() / 2; distance > 0; distance /= 2) {
      List<String> joined = new ArrayList<>();
      for (int r = 0; r < distance; r++) {
        String name = "sums" + distance + "of" + (first + r);
        String a = left.get(r);
        String b = left.get(r + distance);
        CodeBlock kept = upper(CodeBlock.of("$L", a), b, distance);
        CodeBlock swapped = swapped(upper(CodeBlock.of("$L", b), a, distance), distance);
        let(name, CodeBlock.of("$L.add($L)", kept, swapped));
        joined.add(name);
      }
      left = joined;
    }
    return left.get(0);
  }

  private void swap(List<String> rows, int distance) {
    for (int r = 0; r < rows.size(); r++) {
      if ((r & distance) == 0) {
        String a = rows.get(r);
        String b = rows.get(r + distance);
        String name = "swapped" + distance + "of";
        let(
            name + r,
            upper(CodeBlock.of("$L", a), swapped(CodeBlock.of("$L", b), distance), distance));
        let(name + (r + distance), upper(swapped(CodeBlock.of("$L", a), distance), b, distance));
        rows.set(r, name + r);
        rows.set(r + distance, name + (r + distance));
      }
    }
  }

  /** The first, but for the lanes in whose number a bit is set: those of the second. */
  private static CodeBlock upper(CodeBlock first, Object second, int bit) {
    return CodeBlock.of("$L.blend($L, $L$L)", first, second, LaneConstants.UPPER, bit);
  }

  private static CodeBlock swapped(CodeBlock vector, int distance) {
    return CodeBlock.of("$L.rearrange($L$L)", vector, LaneConstants.SWAP, distance);
  }

  private static CodeBlock read(String array, Index index) {
    return CodeBlock.of(
        "$T.fromArray(SPECIES, $L, $L)", Types.FLOAT_VECTOR, array, ExpressionSpeller.index(index));
  }

  private void let(String name, CodeBlock value) {
    code.addStatement("final $T $L = $L", Types.FLOAT_VECTOR, name, value);
  }

  private void store(CodeBlock value, String array, Index index) {
    code.addStatement("$L.intoArray($L, $L)", value, array, ExpressionSpeller.index(index));
  }
}
