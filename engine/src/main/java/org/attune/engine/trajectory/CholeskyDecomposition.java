package org.attune.engine.trajectory;

/** The square root of a small symmetric matrix, held row by row. */
final class CholeskyDecomposition {
  private CholeskyDecomposition() {}

  /**
   * Inverts a positive definite matrix of which the lower triangle is given.
   *
   * @return ln of its determinant; −∞ where it is not positive definite, and the inverse is then of no use
   */
  static double invert(double[] matrix, double[] inverse, int p) {
    double[] root = new double[p * p];
    double logDet = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i * p + j];
        for (int k = 0; k < j; k++) {
          sum -= root[i * p + k] * root[j * p + k];
        }
        if (i == j) {
          if (!(sum > 1e-12 * matrix[i * p + i])) {
            return Double.NEGATIVE_INFINITY;
          }
          root[i * p + i] = Math.sqrt(sum);
          logDet += Math.log(sum);
        } else {
          root[i * p + j] = sum / root[j * p + j];
        }
      }
    }
    double[] column = new double[p];
    for (int c = 0; c < p; c++) {
      for (int i = 0; i < p; i++) {
        double sum = i == c ? 1 : 0;
        for (int k = 0; k < i; k++) {
          sum -= root[i * p + k] * column[k];
        }
        column[i] = sum / root[i * p + i];
      }
      for (int i = p - 1; i >= 0; i--) {
        double sum = column[i];
        for (int k = i + 1; k < p; k++) {
          sum -= root[k * p + i] * column[k];
        }
        column[i] = sum / root[i * p + i];
        inverse[i * p + c] = column[i];
      }
    }
    return logDet;
  }
}
