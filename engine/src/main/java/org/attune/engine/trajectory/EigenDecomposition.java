package org.attune.engine.trajectory;

/**
 * The eigenvalues and vectors of a small symmetric matrix, held row by row, by Jacobi's rotations: the angle with tan 2θ =
 * 2aᵢⱼ/(aⱼⱼ − aᵢᵢ) makes aᵢⱼ zero (Hjorth-Jensen, Computational Physics, lecture notes on eigenvalue problems, “Jacobi's
 * method”).
 */
final class EigenDecomposition {
  private EigenDecomposition() {}

  /**
   * @param vectors gets the unit eigenvectors as columns
   * @return the eigenvalues, in no order
   */
  static double[] of(double[] matrix, double[] vectors, int k) {
    double[] a = matrix.clone();
    for (int i = 0; i < k; i++) {
      vectors[i * k + i] = 1;
    }
    for (int sweep = 0; sweep < 50; sweep++) {
      double off = 0;
      double on = 0;
      for (int i = 0; i < k; i++) {
        on += a[i * k + i] * a[i * k + i];
        for (int j = 0; j < i; j++) {
          off += a[i * k + j] * a[i * k + j];
        }
      }
      if (off <= 1e-32 * on) {
        break;
      }
      for (int i = 1; i < k; i++) {
        for (int j = 0; j < i; j++) {
          if (a[i * k + j] != 0) {
            rotate(a, vectors, k, i, j);
          }
        }
      }
    }
    double[] values = new double[k];
    for (int i = 0; i < k; i++) {
      values[i] = a[i * k + i];
    }
    return values;
  }

  private static void rotate(double[] a, double[] vectors, int k, int i, int j) {
    double angle = 0.5 * Math.atan2(2 * a[i * k + j], a[j * k + j] - a[i * k + i]);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int r = 0; r < k; r++) {
      double ri = a[r * k + i];
      double rj = a[r * k + j];
      a[r * k + i] = c * ri - s * rj;
      a[r * k + j] = s * ri + c * rj;
      double vi = vectors[r * k + i];
      double vj = vectors[r * k + j];
      vectors[r * k + i] = c * vi - s * vj;
      vectors[r * k + j] = s * vi + c * vj;
    }
    for (int r = 0; r < k; r++) {
      double ir = a[i * k + r];
      double jr = a[j * k + r];
      a[i * k + r] = c * ir - s * jr;
      a[j * k + r] = s * ir + c * jr;
    }
  }
}
