package dev.bowline.runtime.spi;

/**
 * The one random generator. It has no state: each number is a pure function of a key and an index,
 * so a run can be taken up anywhere, by any thread, from plain numbers.
 *
 * <h2>Keys</h2>
 *
 * {@code key(parent, child) = mix(parent + mix(child + 0x9e3779b97f4a7c15))}, all in 64 bits modulo
 * 2^64, where {@code mix} is the finaliser of SplitMix64 (Steele, Lea and Flood 2014, with the
 * constants of Stafford's variant 13):
 *
 * <pre>
 *   z = (z ^ z &gt;&gt;&gt; 30) * 0xbf58476d1ce4e5b9
 *   z = (z ^ z &gt;&gt;&gt; 27) * 0x94d049bb133111eb
 *   z ^ z &gt;&gt;&gt; 31
 * </pre>
 *
 * Keys chain: {@code key(key(key(seed, NOISE), step), layer)}.
 *
 * <h2>Numbers</h2>
 *
 * {@code bits(key, index) = hash(hash(index + low) ^ high)}, where {@code low} and {@code high} are
 * the halves of the key and {@code hash} is Wellons's {@code lowbias32}:
 *
 * <pre>
 *   h = (h ^ h &gt;&gt;&gt; 16) * 0x7feb352d
 *   h = (h ^ h &gt;&gt;&gt; 15) * 0x846ca68b
 *   h ^ h &gt;&gt;&gt; 16
 * </pre>
 *
 * These are 32-bit operations only, so a loop over the index can be made into vector code. Under
 * one key no two indices give the same bits.
 */
public final class Draws {
  /** The purpose of the initial weights: {@code key(key(seed, WEIGHTS), n)} for the n-th tensor. */
  public static final long WEIGHTS = 1;

  /** The purpose of the order of the rows: {@code key(key(seed, SHUFFLE), epoch)}. */
  public static final long SHUFFLE = 2;

  /** The purpose of noise layers: {@code key(key(seed, NOISE), step)}. */
  public static final long NOISE = 3;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Draws() {}

  /** The key of a child: unrelated to those of its parent and its siblings. */
  public static long key(long parent, long child) {
    return mix(parent + mix(child + GOLDEN));
  }

  /** 32 random bits. */
  public static int bits(long key, int index) {
    return hash(hash(index + (int) key) ^ (int) (key >>> 32));
  }

  /** Uniform in [0, 1): the upper 24 of {@link #bits}, divided by 2^24. */
  public static float uniform(long key, int index) {
    return (bits(key, index) >>> 8) * 0x1p-24f;
  }

  /**
   * Uniform in [0, 1): {@link #bits} and, below them, the upper 21 bits of another draw, divided by
   * 2^53. The other draw's key has the halves exchanged and the golden ratio's bits flipped.
   */
  public static double uniformDouble(long key, int index) {
    long upper = bits(key, index) & 0xffffffffL;
    long lower = bits(Long.rotateLeft(key, 32) ^ GOLDEN, index) >>> 11;
    return (upper << 21 | lower) * 0x1p-53;
  }

  /**
   * Standard normal: the {@link Normal#quantile} of {@code (bits + 0.5) / 2^32} with {@link #bits}
   * taken as unsigned, so symmetric and never beyond 6.4.
   */
  public static double normal(long key, int index) {
    return Normal.quantile(((bits(key, index) & 0xffffffffL) + 0.5) * 0x1p-32);
  }

  /**
   * A whole number from 0 to {@code bound - 1}: the upper half of {@link #bits} times {@code
   * bound}. No number is likelier than another by more than {@code bound / 2^32}.
   */
  public static int below(int bound, long key, int index) {
    return (int) ((bits(key, index) & 0xffffffffL) * bound >>> 32);
  }

  private static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
    return b ^ b >>> 31;
  }

  private static int hash(int h) {
    int a = (h ^ h >>> 16) * 0x7feb352d;
    int b = (a ^ a >>> 15) * 0x846ca68b;
    return b ^ b >>> 16;
  }
}
