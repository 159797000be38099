/**
 * Classes as the generator writes them, compiled with the tests. {@code GoldenSourceTest} compares
 * and runs them, and renews them with {@code -Dgolden.update}.
 */
package golden;
