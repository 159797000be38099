package dev.bowline.report.analysis;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.report.Trained;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void pointsOnALineLieOnTheFirstComponent() {
    float[] x = {0, 0, 3, 4, 6, 8, -3, -4};
    PrincipalComponents found = PrincipalComponents.of(x, 4, 2);
    assertThat(found.shares()[0]).isWithin(1e-12).of(1);
    assertThat(found.shares()[1]).isWithin(1e-12).of(0);
    assertThat(found.first()[2] - found.first()[0]).isWithin(1e-6).of(10);
    assertThat(found.second()).usingTolerance(1e-6).containsExactly(new double[4]);
  }

  @Test
  void varianceOfRealDigitsIsThatOfTheLargestEigenvalues() {
    int rows = 500;
    float[] x = Trained.digits(rows).x();
    double[] eigenvalues = jacobi(covariance(x, rows, 64));
    double all = Arrays.stream(eigenvalues).sum();
    PrincipalComponents found = PrincipalComponents.of(x, rows, 64);
    assertThat(found.shares()[0]).isWithin(1e-6).of(eigenvalues[0] / all);
    assertThat(found.shares()[1]).isWithin(1e-6).of(eigenvalues[1] / all);
    assertThat(variance(found.first())).isWithin(1e-6).of(eigenvalues[0]);
    assertThat(variance(found.second())).isWithin(1e-6).of(eigenvalues[1]);
  }

  @Test
  void equalRowsHaveNoVariance() {
    PrincipalComponents found = PrincipalComponents.of(new float[] {1, 2, 3, 1, 2, 3}, 2, 3);
    assertThat(found.shares()).usingExactEquality().containsExactly(new double[] {0, 0});
    assertThat(found.first()).usingExactEquality().containsExactly(new double[] {0, 0});
  }

  private static double variance(double[] places) {
    return Arrays.stream(places).map(place -> place * place).average().orElseThrow();
  }

  private static double[][] covariance(float[] x, int rows, int size) {
    double[][] covariance = new double[size][size];
    double[] mean = new double[size];
    for (int at = 0; at < x.length; at++) {
      mean[at % size] += x[at] / (double) rows;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int row = 0; row < rows; row++) {
          covariance[i][j] += (x[row * size + i] - mean[i]) * (x[row * size + j] - mean[j]) / rows;
        }
      }
    }
    return covariance;
  }

  /** All eigenvalues, the largest first, by cyclic Jacobi rotations. */
  private static double[] jacobi(double[][] a) {
    int n = a.length;
    for (int sweep = 0; sweep < 30; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (Math.abs(a[p][q]) > 1e-15) {
            double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
            rotate(a, p, q, Math.cos(angle), Math.sin(angle));
          }
        }
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = -a[i][i];
    }
    Arrays.sort(values);
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  private static void rotate(double[][] a, int p, int q, double c, double s) {
    for (int k = 0; k < a.length; k++) {
      double left = a[k][p];
      double right = a[k][q];
      a[k][p] = c * left - s * right;
      a[k][q] = s * left + c * right;
    }
    for (int k = 0; k < a.length; k++) {
      double upper = a[p][k];
      double lower = a[q][k];
      a[p][k] = c * upper - s * lower;
      a[q][k] = s * upper + c * lower;
    }
  }
}
