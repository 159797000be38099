package dev.bowline.benchmarks.peak;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector multiply-adds without memory: more independent chains than the latency of the units needs,
 * few enough for 16 registers. Only this class needs the vector module.
 *
 * <p>With the chains and their starts {@link #run} has more than the 325 bytes up to which HotSpot
 * inlines what runs often: inlined into the loop that times it, it came out at half the speed.
 */
final class FusedMultiplyAdds {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 14;

  private FusedMultiplyAdds() {}

  /** Each chain is {@code x = x c + c}, which tends to 1 and meets no denormals. */
  static float run(float start, int multiplyAdds) {
    int length = multiplyAdds / CHAINS / SPECIES.length();
    FloatVector c = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector x0 = FloatVector.broadcast(SPECIES, start);
    // Different starts: equal chains might be found to be one.
    FloatVector x1 = x0.add(c);
    FloatVector x2 = x1.add(c);
    FloatVector x3 = x2.add(c);
    FloatVector x4 = x3.add(c);
    FloatVector x5 = x4.add(c);
    FloatVector x6 = x5.add(c);
    FloatVector x7 = x6.add(c);
    FloatVector x8 = x7.add(c);
    FloatVector x9 = x8.add(c);
    FloatVector x10 = x9.add(c);
    FloatVector x11 = x10.add(c);
    FloatVector x12 = x11.add(c);
    FloatVector x13 = x12.add(c);
    for (int i = 0; i < length; i++) {
      x0 = x0.fma(c, c);
      x1 = x1.fma(c, c);
      x2 = x2.fma(c, c);
      x3 = x3.fma(c, c);
      x4 = x4.fma(c, c);
      x5 = x5.fma(c, c);
      x6 = x6.fma(c, c);
      x7 = x7.fma(c, c);
      x8 = x8.fma(c, c);
      x9 = x9.fma(c, c);
      x10 = x10.fma(c, c);
      x11 = x11.fma(c, c);
      x12 = x12.fma(c, c);
      x13 = x13.fma(c, c);
    }
    FloatVector sum = x0.add(x1).add(x2).add(x3).add(x4).add(x5).add(x6);
    return sum.add(x7).add(x8).add(x9).add(x10).add(x11).add(x12).add(x13).lane(0);
  }
}
