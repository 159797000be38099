package dev.bowline.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.plan.loop.Procedure;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The constants that vector code names: the kind of vector, and those that only some code needs.
 */
final class LaneConstants {
  /** Begins the names of masks: {@code BEYOND_30} has the lanes behind element 29 of a row. */
  static final String BEYOND = "BEYOND_";

  /** Begins the names of shuffles that turn the lanes by some. */
  static final String ROTATE = "ROTATE_";

  /** Begins the names of masks: {@code UPPER_4} has the lanes in whose number the bit 4 is set. */
  static final String UPPER = "UPPER_";

  /** Begins the names of shuffles: {@code SWAP_4} takes each lane for the one 4 away from it. */
  static final String SWAP = "SWAP_";

  private static final Pattern MASKS = Pattern.compile(BEYOND + "(\\d+)");

  private LaneConstants() {}

  /** Adds those that some code names. */
  static void addTo(TypeSpec.Builder type, String code) {
    ClassName floats = Types.FLOAT_VECTOR;
    type.addField(
        KernelClass.constant(Types.FLOAT_SPECIES, "SPECIES")
            .initializer(
                "$T.SPECIES_PREFERRED.length() > 16 ? $T.SPECIES_512 : $T.SPECIES_PREFERRED",
                floats,
                floats,
                floats)
            .build());
    type.addField(
        KernelClass.constant(TypeName.INT, "LANES").initializer("SPECIES.length()").build());
    type.addField(
        KernelClass.constant(TypeName.BOOLEAN, "TALL")
            .addJavadoc("Whether there are 32 registers, as with vectors of 16 numbers.\n")
            .initializer("LANES == 16")
            .build());
    if (code.contains(Procedure.ZEROS)) {
      constant(type, Types.FLOATS_ARRAY, Procedure.ZEROS, CodeBlock.of("new float[8 * LANES]"));
    }
    if (code.contains("INTS")) {
      constant(type, Types.INT_SPECIES, "INTS", CodeBlock.of("SPECIES.withLanes(int.class)"));
    }
    for (int distance : new int[] {8, 4, 2, 1}) {
      if (code.contains(ROTATE + distance)) {
        constant(
            type,
            Types.FLOAT_SHUFFLE,
            ROTATE + distance,
            CodeBlock.of("$T.iota(SPECIES, $L, 1, true)", Types.VECTOR_SHUFFLE, distance));
      }
    }
    for (int distance : new int[] {8, 4, 2, 1}) {
      if (code.contains(SWAP + distance)) {
        constant(
            type,
            Types.FLOAT_SHUFFLE,
            SWAP + distance,
            CodeBlock.of(
                "$T.fromOp(SPECIES, i -> (i ^ $L) % LANES)", Types.VECTOR_SHUFFLE, distance));
        constant(
            type,
            Types.FLOAT_MASK,
            UPPER + distance,
            CodeBlock.of("$T.fromLong(SPECIES, $LL)", Types.VECTOR_MASK, upper(distance)));
      }
    }
    MASKS
        .matcher(code)
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(
            size ->
                constant(
                    type,
                    Types.FLOAT_MASK,
                    BEYOND + size,
                    CodeBlock.of("SPECIES.indexInRange(0, $L % LANES).not()", size)));
  }

  /** The lanes, as bits, in whose number a bit is set. */
  private static String upper(int bit) {
    long lanes = 0;
    for (int lane = 0; lane < 16; lane++) {
      lanes |= (lane & bit) != 0 ? 1L << lane : 0;
    }
    return "0x" + Long.toHexString(lanes);
  }

  private static void constant(TypeSpec.Builder type, TypeName kind, String name, CodeBlock value) {
    type.addField(KernelClass.constant(kind, name).initializer(value).build());
  }
}
