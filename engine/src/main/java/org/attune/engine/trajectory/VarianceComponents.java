package org.attune.engine.trajectory;

/**
 * The random effects' spread relative to the noise: Ψ = ΛΛ′ with Λ = (a, 0; b, c), and τ = root² of the therapists.
 */
record VarianceComponents(double a, double b, double c, double root) {
  /** From (co)variances; what rounding makes negative is 0. */
  static VarianceComponents of(double psi11, double psi12, double psi22, double tau) {
    double a = Math.sqrt(Math.max(0, psi11));
    double b = a > 0 ? psi12 / a : 0;
    return new VarianceComponents(a, b, Math.sqrt(Math.max(0, psi22 - b * b)), Math.sqrt(Math.max(0, tau)));
  }

  double psi11() {
    return a * a;
  }

  double psi12() {
    return a * b;
  }

  double psi22() {
    return b * b + c * c;
  }

  double det() {
    return a * a * (c * c);
  }

  double tau() {
    return root * root;
  }

  /** Λ and the therapists' root with signs that make the diagonal positive. */
  double[] factor() {
    double sign = a < 0 ? -1 : 1;
    return new double[] {sign * a, sign * b, Math.abs(c), Math.abs(root)};
  }

  /** With nothing where there is next to nothing: the search ends beside a zero, not on it. */
  VarianceComponents withoutRounding() {
    double largest = Math.max(1, Math.max(Math.abs(a), Math.max(Math.abs(b), Math.abs(c))));
    return new VarianceComponents(zero(a, largest), zero(b, largest), zero(c, largest), zero(root, largest));
  }

  private static double zero(double value, double largest) {
    return Math.abs(value) < 1e-7 * largest ? 0 : value;
  }

  /** With something added to each variance. */
  VarianceComponents plus(double clients, double therapists) {
    return of(psi11() + clients, psi12(), psi22() + clients, tau() + therapists);
  }

  /**
   * A step of EM: Ψ − ΨDΨ/clients, τ − τ²·D/therapists, where D is the gradient in the variances.
   *
   * <p>EM's new Ψ is the mean over clients of E(bb′ | y)/σ². With b̂ = ΨZ′V⁻¹e and Var(b | y) = σ²·(Ψ − ΨZ′PZΨ) that is Ψ less the
   * mean of ΨZ′PZΨ − ΨZ′V⁻¹e·e′V⁻¹ZΨ/σ²; summed over clients, with r²/κ for σ², the middle is D (see {@link ProfiledLikelihood}).
   */
  VarianceComponents em(double[] d, boolean slopes, int clients, int therapists) {
    double p11 = psi11();
    double p12 = psi12();
    double p22 = psi22();
    double tau = therapists > 0 ? tau() - tau() * tau() * d[3] / therapists : 0;
    if (!slopes) {
      return of(p11 - p11 * p11 * d[0] / clients, 0, 0, tau);
    }
    double l11 = p11 * d[0] + p12 * d[1];
    double l12 = p11 * d[1] + p12 * d[2];
    double l21 = p12 * d[0] + p22 * d[1];
    double l22 = p12 * d[1] + p22 * d[2];
    return of(p11 - (l11 * p11 + l12 * p12) / clients, p12 - (l11 * p12 + l12 * p22) / clients,
        p22 - (l21 * p12 + l22 * p22) / clients, tau);
  }
}
