package org.attune.engine.trajectory;

import static org.attune.engine.trajectory.SessionPatterns.B1;
import static org.attune.engine.trajectory.SessionPatterns.B11;
import static org.attune.engine.trajectory.SessionPatterns.B12;
import static org.attune.engine.trajectory.SessionPatterns.B2;
import static org.attune.engine.trajectory.SessionPatterns.B22;
import static org.attune.engine.trajectory.SessionPatterns.C;
import static org.attune.engine.trajectory.SessionPatterns.CELL_B1;
import static org.attune.engine.trajectory.SessionPatterns.CELL_B2;
import static org.attune.engine.trajectory.SessionPatterns.CELL_C;
import static org.attune.engine.trajectory.SessionPatterns.CELL_CLIENTS;
import static org.attune.engine.trajectory.SessionPatterns.CLIENTS;
import static org.attune.engine.trajectory.SessionPatterns.DET;
import static org.attune.engine.trajectory.SessionPatterns.G11;
import static org.attune.engine.trajectory.SessionPatterns.G12;
import static org.attune.engine.trajectory.SessionPatterns.G22;

import java.util.Arrays;

/**
 * Minus twice the profiled log-likelihood (restricted or not) of a growth model, and its gradient in the relative covariance
 * factor.
 *
 * <p>For one thread: an evaluation leaves its results in the fields, and the next one overwrites them.
 */
final class ProfiledLikelihood {
  /*
   * Arrays. p = 2 + q columns: intercept, time, covariates, all standardised as in Patterns.
   *
   *   scratch       3 numbers per pattern, of the last evaluation: M₁₁, M₁₂, M₂₂
   *   xvx           p × p, row by row, of which the lower triangle is filled: X′V⁻¹X
   *   inverse       p × p, row by row: (X′V⁻¹X)⁻¹
   *   xvy, beta     p: X′V⁻¹y, and β̂
   *   therapistA    1 per therapist: a;   therapistR: r;   therapistS, p per therapist: s
   *   base          S₁₁, S₂₁, S₂₂ and the scale of √τ, see rebase
   *   inVariances   D₁₁, D₁₂, D₂₂, D_τ
   *
   * Mathematics. With Ψ = ΛΛ′ the covariance of a client's (intercept, slope) over σ², τ that of a therapist's intercept, and
   * V = I + ZΨZ′ + τ·11′ within a therapist, the criterion is
   *
   *   ln|V| + κ·(1 + ln(2π·r²/κ)) [+ ln|X′V⁻¹X|],   r² = (y − Xβ̂)′V⁻¹(y − Xβ̂),   κ = sessions − p [REML], or sessions
   *
   * Per client (block B of V without the therapist; G = Z′Z; δ = |I + GΨ| = 1 + tr(GΨ) + |G||Ψ|, all terms of one sign; b the
   * client's own line and RSS the scatter about it, which is at right angles to Z and so passes through B⁻¹ unchanged):
   *
   *   |B| = δ,   M = Z′B⁻¹Z = (G + |G|·adj Ψ)/δ,   Z′B⁻¹y = M·b,   y′B⁻¹y = RSS + b′M·b
   *
   * A covariate is constant within a client, so its column is a multiple of Z's first and needs no products of its own. A
   * therapist is one more rank: with a = Σ1′B⁻¹1, s = ΣX′B⁻¹1 and r = Σ1′B⁻¹y over their clients, X′V⁻¹X loses φ·ss′, X′V⁻¹y
   * φ·sr and y′V⁻¹y φ·r², where φ = τ/(1 + τa), and ln|V| gains ln(1 + τa). So the cost is that of the cells.
   *
   * The gradient in Ψ is D = Σ Z′PZ − κ/r²·Σ Z′V⁻¹e·(Z′V⁻¹e)′ with e = y − Xβ̂, and P = V⁻¹ [− V⁻¹X(X′V⁻¹X)⁻¹X′V⁻¹ for REML];
   * β̂ needs no derivative, being the minimum. In Λ it is 2DΛ, which vanishes with Λ: at Λ₂₂ = 0 only D tells whether a variance
   * wants to grow.
   *
   * Sources. The criterion is lme4's: Bates, Mächler, Bolker & Walker (2015), Fitting Linear Mixed-Effects Models Using lme4, J.
   * Stat. Softw. 67(1), section "Evaluating and profiling the deviance and REML criterion" (read in the vignette lmer.Rnw, commit
   * 07bd492); there |V| is |L|², |X′V⁻¹X| is |R_X|², and a gradient in θ is given under "Changes relative to previous
   * formulations". What is written here per client and per therapist follows from it by the formulas for an inverse and a
   * determinant after a change of low rank (Woodbury; Sherman & Morrison). Held against lme4's criterion and estimates in
   * GrowthModelTest and GrowthCasesTest, the gradient against differences in ProfiledLikelihoodTest.
   */

  /** Numbers per pattern in {@link #scratch}. */
  private static final int M = 3;

  private final SessionPatterns data;
  private final boolean restricted;
  private final boolean slopes;
  private final boolean nested;
  private final int p;
  private final double[] scratch;
  private final double[] xvx;
  private final double[] xvy;
  private double[] base = {1, 0, 1, 1};
  private final double[] therapistA;
  private final double[] therapistR;
  private final double[] therapistS;

  /** How often it was evaluated. */
  int evaluations;

  /** ∞ where the columns depend on each other, or nothing is left of the scores. */
  double value;

  /** The gradient in Ψ (11, 12, 22) and τ: the change of the value is D₁₁·dΨ₁₁ + 2·D₁₂·dΨ₁₂ + D₂₂·dΨ₂₂ + dτ·D_τ. */
  final double[] inVariances = new double[4];

  /** β̂ and (X′V⁻¹X)⁻¹ on the standardised columns, of the last evaluation. */
  final double[] beta;

  final double[] inverse;
  double residual;

  ProfiledLikelihood(SessionPatterns data, GrowthModel model) {
    this.data = data;
    restricted = model.method() == EstimationMethod.REML;
    slopes = model.randomSlopes();
    nested = model.therapists();
    p = 2 + data.q;
    scratch = new double[data.size * M];
    xvx = new double[p * p];
    xvy = new double[p];
    beta = new double[p];
    inverse = new double[p * p];
    int therapists = data.therapists.length - 1;
    therapistA = new double[therapists];
    therapistR = new double[therapists];
    therapistS = new double[therapists * p];
  }

  /** The number of parameters searched. */
  int parameters() {
    return (slopes ? 3 : 1) + (nested ? 1 : 0);
  }

  /**
   * Chooses the coordinates: Λ = S·L with S lower triangular and close to the given variances, so that L is searched near the
   * identity, where all directions are of one size however much clients differ, or hardly.
   *
   * @return the coordinates of the given variances
   */
  double[] rebase(VarianceComponents about) {
    base = about.plus(slopes ? 0.01 : 0.001, 0.0025).factor();
    return coordinates(about);
  }

  /** The coordinates of variances: L₁₁ [, L₂₁, L₂₂] [, √τ over its scale]. */
  double[] coordinates(VarianceComponents of) {
    double[] root = of.factor();
    double[] at = new double[parameters()];
    at[0] = root[0] / base[0];
    if (slopes) {
      at[1] = (root[1] - base[1] * at[0]) / base[2];
      at[2] = root[2] / base[2];
    }
    if (nested) {
      at[at.length - 1] = root[3] / base[3];
    }
    return at;
  }

  /** Takes the coordinates of another. */
  void share(ProfiledLikelihood other) {
    base = other.base;
  }

  VarianceComponents variances(double[] at) {
    double a = base[0] * at[0];
    double b = slopes ? base[1] * at[0] + base[2] * at[1] : 0;
    double c = slopes ? base[2] * at[2] : 0;
    double root = nested ? base[3] * at[at.length - 1] : 0;
    return new VarianceComponents(a, b, c, root);
  }

  /** Steps of the EM algorithm: slow to end, but sure of its direction from anywhere. */
  VarianceComponents em(VarianceComponents from, int steps) {
    double[] gradient = new double[parameters()];
    VarianceComponents now = from;
    for (int step = 0; step < steps; step++) {
      double[] at = rebase(now);
      if (evaluate(at, gradient) == Double.POSITIVE_INFINITY) {
        return from;
      }
      now = now.em(inVariances, slopes, data.clients, therapistA.length);
    }
    return now;
  }

  double degrees() {
    return restricted ? data.sessions - p : data.sessions;
  }

  /** Evaluates the criterion at some {@linkplain #coordinates coordinates}, and its gradient where a place for it is given. */
  double evaluate(double[] at, double[] gradient) {
    evaluations++;
    VarianceComponents v = variances(at);
    double logDet = sumClients(v.psi11(), v.psi12(), v.psi22(), v.det());
    if (nested) {
      logDet += sumTherapists(v.tau());
    }
    double logDetX = solve();
    if (logDetX == Double.NEGATIVE_INFINITY || !(residual > 0)) {
      value = Double.POSITIVE_INFINITY;
      return value;
    }
    double degrees = degrees();
    value = logDet + degrees * (1 + Math.log(2 * Math.PI * residual / degrees)) + (restricted ? logDetX : 0);
    if (gradient.length > 0) {
      slope(v.tau());
      double d11 = inVariances[0];
      double d12 = inVariances[1];
      double d22 = inVariances[2];
      // 2·S′DΛ
      double down11 = 2 * (d11 * v.a() + d12 * v.b());
      double down21 = 2 * (d12 * v.a() + d22 * v.b());
      gradient[0] = base[0] * down11 + base[1] * down21;
      if (slopes) {
        gradient[1] = base[2] * down21;
        gradient[2] = base[2] * 2 * d22 * v.c();
      }
      if (nested) {
        gradient[gradient.length - 1] = 2 * base[3] * v.root() * inVariances[3];
      }
    }
    return value;
  }

  /** Fills X′B⁻¹X, X′B⁻¹y and y′B⁻¹y (into {@link #residual}); returns Σ ln δ. */
  private double sumClients(double psi11, double psi12, double psi22, double psiDet) {
    int q = data.q;
    double[] rows = data.rows;
    Arrays.fill(xvx, 0);
    Arrays.fill(xvy, 0);
    double x11 = 0;
    double x12 = 0;
    double x22 = 0;
    double y1 = 0;
    double y2 = 0;
    double squares = 0;
    double logDet = 0;
    double product = 1;
    for (int i = 0, row = 0, out = 0; i < data.size; i++, row += data.stride, out += M) {
      double g11 = rows[row + G11];
      double g12 = rows[row + G12];
      double g22 = rows[row + G22];
      double det = rows[row + DET];
      double clients = rows[row + CLIENTS];
      double delta = 1 + g11 * psi11 + 2 * g12 * psi12 + g22 * psi22 + det * psiDet;
      double share = 1 / delta;
      double m11 = (g11 + det * psi22) * share;
      double m12 = (g12 - det * psi12) * share;
      double m22 = (g22 + det * psi11) * share;
      scratch[out] = m11;
      scratch[out + 1] = m12;
      scratch[out + 2] = m22;
      if (clients == 1) {
        // a logarithm costs more than all the rest: take it of many factors at once
        product *= delta;
        if (product > 1e200) {
          logDet += Math.log(product);
          product = 1;
        }
      } else {
        logDet += clients * Math.log(delta);
      }
      x11 += clients * m11;
      x12 += clients * m12;
      x22 += clients * m22;
      y1 += m11 * rows[row + B1] + m12 * rows[row + B2];
      y2 += m12 * rows[row + B1] + m22 * rows[row + B2];
      squares += m11 * rows[row + B11] + 2 * m12 * rows[row + B12] + m22 * rows[row + B22];
      int products = row + C + 3 * q;
      for (int k = 0; k < q; k++) {
        double sum = rows[row + C + k];
        xvx[(2 + k) * p] += m11 * sum;
        xvx[(2 + k) * p + 1] += m12 * sum;
        xvy[2 + k] += m11 * rows[row + C + q + k] + m12 * rows[row + C + 2 * q + k];
        for (int l = 0; l <= k; l++) {
          xvx[(2 + k) * p + 2 + l] += m11 * rows[products++];
        }
      }
    }
    xvx[0] = x11;
    xvx[p] = x12;
    xvx[p + 1] = x22;
    xvy[0] = y1;
    xvy[1] = y2;
    residual = data.aboutLines + squares;
    return logDet + Math.log(product);
  }

  /** Takes off what the therapists share; returns Σ ln(1 + τa). */
  private double sumTherapists(double tau) {
    double logDet = 0;
    double[] s = new double[p];
    for (int therapist = 0; therapist < therapistA.length; therapist++) {
      double a = 0;
      double r = 0;
      Arrays.fill(s, 0);
      for (int cell = data.therapists[therapist]; cell < data.therapists[therapist + 1]; cell++) {
        int in = data.cellPattern[cell] * M;
        int row = cell * data.cellStride;
        double clients = data.cells[row + CELL_CLIENTS];
        double m11 = scratch[in];
        a += clients * m11;
        s[1] += clients * scratch[in + 1];
        r += m11 * data.cells[row + CELL_B1] + scratch[in + 1] * data.cells[row + CELL_B2];
        for (int k = 0; k < data.q; k++) {
          s[2 + k] += m11 * data.cells[row + CELL_C + k];
        }
      }
      s[0] = a;
      therapistA[therapist] = a;
      therapistR[therapist] = r;
      System.arraycopy(s, 0, therapistS, therapist * p, p);
      double phi = tau / (1 + tau * a);
      logDet += Math.log1p(tau * a);
      for (int i = 0; i < p; i++) {
        for (int j = 0; j <= i; j++) {
          xvx[i * p + j] -= phi * s[i] * s[j];
        }
        xvy[i] -= phi * s[i] * r;
      }
      residual -= phi * r * r;
    }
    return logDet;
  }

  /** β̂, (X′V⁻¹X)⁻¹ and r² from the cross-products; returns ln|X′V⁻¹X|. */
  private double solve() {
    double logDet = CholeskyDecomposition.invert(xvx, inverse, p);
    double explained = 0;
    for (int i = 0; i < p; i++) {
      double sum = 0;
      for (int j = 0; j < p; j++) {
        sum += inverse[i * p + j] * xvy[j];
      }
      beta[i] = sum;
      explained += sum * xvy[i];
    }
    residual -= explained;
    return logDet;
  }

  /** Fills {@link #inVariances}. */
  private void slope(double tau) {
    int q = data.q;
    double[] rows = data.rows;
    double[] inv = inverse;
    double used = restricted ? 1 : 0;
    double scale = degrees() / residual;
    double b0 = beta[0];
    double b1 = beta[1];
    double d11 = 0;
    double d12 = 0;
    double d22 = 0;
    for (int i = 0, row = 0, in = 0; i < data.size; i++, row += data.stride, in += M) {
      double m11 = scratch[in];
      double m12 = scratch[in + 1];
      double m22 = scratch[in + 2];
      double clients = rows[row + CLIENTS];
      double line1 = rows[row + B1];
      double line2 = rows[row + B2];
      // over the pattern's clients, with α = (β₀ + γ′c, β₁) and e = b − α: Q = ΣA(X′V⁻¹X)⁻¹A′ and Σee′
      double q11 = inv[0] * clients;
      double q12 = inv[p] * clients;
      double q22 = inv[p + 1] * clients;
      double e11 = rows[row + B11] - 2 * b0 * line1 + b0 * b0 * clients;
      double e12 = rows[row + B12] - b1 * line1 - b0 * line2 + b0 * b1 * clients;
      double e22 = rows[row + B22] - 2 * b1 * line2 + b1 * b1 * clients;
      int products = row + C + 3 * q;
      for (int k = 0; k < q; k++) {
        double ck = rows[row + C + k];
        double gamma = beta[2 + k];
        q11 += 2 * inv[(2 + k) * p] * ck;
        q12 += inv[(2 + k) * p + 1] * ck;
        e11 += 2 * gamma * (b0 * ck - rows[row + C + q + k]);
        e12 += gamma * (b1 * ck - rows[row + C + 2 * q + k]);
        for (int l = 0; l <= k; l++) {
          double ckl = (l == k ? 1 : 2) * rows[products++];
          q11 += inv[(2 + k) * p + 2 + l] * ckl;
          e11 += gamma * beta[2 + l] * ckl;
        }
      }
      double w11 = used * q11 + scale * e11;
      double w12 = used * q12 + scale * e12;
      double w22 = used * q22 + scale * e22;
      double mw11 = m11 * w11 + m12 * w12;
      double mw12 = m11 * w12 + m12 * w22;
      double mw21 = m12 * w11 + m22 * w12;
      double mw22 = m12 * w12 + m22 * w22;
      d11 += clients * m11 - mw11 * m11 - mw12 * m12;
      d12 += clients * m12 - mw11 * m12 - mw12 * m22;
      d22 += clients * m22 - mw21 * m12 - mw22 * m22;
    }
    inVariances[0] = d11;
    inVariances[1] = d12;
    inVariances[2] = d22;
    inVariances[3] = 0;
    if (nested) {
      slopeByTherapist(tau, used, scale);
    }
  }

  /** What the therapists change in the gradient in Ψ, and the gradient in τ. */
  private void slopeByTherapist(double tau, double used, double scale) {
    double[] w = new double[p];
    double d11 = 0;
    double d12 = 0;
    double d22 = 0;
    double dTau = 0;
    for (int therapist = 0; therapist < therapistA.length; therapist++) {
      double a = therapistA[therapist];
      double phi = tau / (1 + tau * a);
      double rho = therapistR[therapist];
      double sws = 0;
      for (int i = 0; i < p; i++) {
        double si = therapistS[therapist * p + i];
        rho -= si * beta[i];
        w[i] = 0;
        for (int j = 0; j < p; j++) {
          w[i] += inverse[i * p + j] * therapistS[therapist * p + j];
        }
        sws += w[i] * si;
      }
      dTau += a / (1 + tau * a) - (used * sws + scale * rho * rho) / ((1 + tau * a) * (1 + tau * a));
      if (tau == 0) {
        continue;
      }
      for (int cell = data.therapists[therapist]; cell < data.therapists[therapist + 1]; cell++) {
        int in = data.cellPattern[cell] * M;
        int row = cell * data.cellStride;
        double clients = data.cells[row + CELL_CLIENTS];
        double m11 = scratch[in];
        double m12 = scratch[in + 1];
        double m22 = scratch[in + 2];
        double w0 = w[0] * clients;
        double e1 = data.cells[row + CELL_B1] - beta[0] * clients;
        for (int k = 0; k < data.q; k++) {
          double ck = data.cells[row + CELL_C + k];
          w0 += w[2 + k] * ck;
          e1 -= beta[2 + k] * ck;
        }
        double w1 = w[1] * clients;
        double e2 = data.cells[row + CELL_B2] - beta[1] * clients;
        double g1 = m11 * e1 + m12 * e2;
        double g2 = m12 * e1 + m22 * e2;
        double mw1 = m11 * w0 + m12 * w1;
        double mw2 = m12 * w0 + m22 * w1;
        // −φ·mm′ of ln|V|; +φ·(Mw·m′ + m·w′M) − φ²·s′Cs·mm′ of the columns; φρ·(gm′ + mg′) − φ²ρ²·mm′ of the scores
        double mm = -phi * clients * (1 + phi * (used * sws + scale * rho * rho));
        double one = phi * used;
        double two = phi * scale * rho;
        d11 += mm * m11 * m11 + 2 * (one * mw1 + two * g1) * m11;
        d12 += mm * m11 * m12 + (one * mw1 + two * g1) * m12 + (one * mw2 + two * g2) * m11;
        d22 += mm * m12 * m12 + 2 * (one * mw2 + two * g2) * m12;
      }
    }
    inVariances[0] += d11;
    inVariances[1] += d12;
    inVariances[2] += d22;
    inVariances[3] = dTau;
  }
}
