package org.attune.engine.trajectory;

import static org.attune.engine.trajectory.Patterns.C;
import static org.attune.engine.trajectory.Patterns.CELL_C;
import static org.attune.engine.trajectory.Patterns.CELL_CLIENTS;
import static org.attune.engine.trajectory.Patterns.CELL_H1;
import static org.attune.engine.trajectory.Patterns.CELL_H2;
import static org.attune.engine.trajectory.Patterns.CLIENTS;
import static org.attune.engine.trajectory.Patterns.DET;
import static org.attune.engine.trajectory.Patterns.G11;
import static org.attune.engine.trajectory.Patterns.G12;
import static org.attune.engine.trajectory.Patterns.G22;
import static org.attune.engine.trajectory.Patterns.H1;
import static org.attune.engine.trajectory.Patterns.H11;
import static org.attune.engine.trajectory.Patterns.H12;
import static org.attune.engine.trajectory.Patterns.H2;
import static org.attune.engine.trajectory.Patterns.H22;

import java.util.Arrays;

/**
 * Minus twice the profiled log-likelihood (restricted or not) and its gradient, in the relative covariance factor.
 *
 * <p>With Ψ = ΛΛ′ the covariance of a client's (intercept, slope) over σ², τ that of a therapist's intercept, and
 * V = I + ZΨZ′ + τ·11′ within a therapist, the criterion is
 *
 * <pre>   ln|V| + κ·(1 + ln(2π·r²/κ)) [+ ln|X′V⁻¹X|],   r² = (y − Xβ̂)′V⁻¹(y − Xβ̂),   κ = sessions − columns [REML], or sessions</pre>
 *
 * <p>Per client (block B of V without the therapist; δ = |I + GΨ| = 1 + tr(GΨ) + |G||Ψ|, all terms of one sign):
 *
 * <pre>   |B| = δ,   M = Z′B⁻¹Z = (G + |G|·adj Ψ)/δ,   Z′B⁻¹y = K·h,  K = (I + GΨ)⁻¹,   y′B⁻¹y = y′y − h′N·h,  N = (Ψ + |Ψ|·adj G)/δ</pre>
 *
 * <p>A covariate is constant within a client, so its column is a multiple of Z's first and needs no products of its own. A
 * therapist is one more rank: with a = Σ1′B⁻¹1, s = Σ X′B⁻¹1 and r = Σ1′B⁻¹y over their clients, X′V⁻¹X loses
 * φ·ss′, X′V⁻¹y φ·sr and y′V⁻¹y φ·r², where φ = τ/(1 + τa), and ln|V| gains ln(1 + τa). So the cost is that of the cells.
 *
 * <p>The gradient in Ψ is D = Σ Z′PZ − κ/r²·Σ Z′V⁻¹e·(Z′V⁻¹e)′ with e = y − Xβ̂, and P = V⁻¹ [− V⁻¹X(X′V⁻¹X)⁻¹X′V⁻¹
 * for REML]; β̂ needs no derivative, being the minimum. In Λ it is 2DΛ, which vanishes with Λ: at Λ₂₂ = 0 only D tells
 * whether a variance wants to grow.
 */
final class Profile {
  private static final int INVERSE = 7;

  private final Patterns data;
  private final boolean restricted;
  private final boolean slopes;
  private final boolean nested;
  private final int p;
  private final double[] scratch;
  private final double[] xvx;
  private final double[] xvy;
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

  Profile(Patterns data, GrowthModel model) {
    this.data = data;
    restricted = model.method() == Method.REML;
    slopes = model.slopes();
    nested = model.therapists();
    p = 2 + data.q;
    scratch = new double[data.size * INVERSE];
    xvx = new double[p * p];
    xvy = new double[p];
    beta = new double[p];
    inverse = new double[p * p];
    int therapists = data.therapists.length - 1;
    therapistA = new double[therapists];
    therapistR = new double[therapists];
    therapistS = new double[therapists * p];
  }

  /** The number of parameters searched: Λ₁₁ [, Λ₂₁, Λ₂₂] [, √τ]. */
  int parameters() {
    return (slopes ? 3 : 1) + (nested ? 1 : 0);
  }

  double degrees() {
    return restricted ? data.sessions - p : data.sessions;
  }

  /** Evaluates the criterion, and its gradient where a place for it is given. */
  double evaluate(double[] theta, double[] gradient) {
    evaluations++;
    double a = theta[0];
    double b = slopes ? theta[1] : 0;
    double c = slopes ? theta[2] : 0;
    double psi11 = a * a;
    double psi12 = a * b;
    double psi22 = b * b + c * c;
    double root = nested ? theta[theta.length - 1] : 0;
    double tau = root * root;
    double logDet = sumClients(psi11, psi12, psi22, a * a * (c * c));
    if (nested) {
      logDet += sumTherapists(tau);
    }
    double logDetX = solve();
    if (logDetX == Double.NEGATIVE_INFINITY || !(residual > 0)) {
      value = Double.POSITIVE_INFINITY;
      return value;
    }
    double degrees = degrees();
    value = logDet + degrees * (1 + Math.log(2 * Math.PI * residual / degrees)) + (restricted ? logDetX : 0);
    if (gradient.length > 0) {
      slope(tau);
      double d11 = inVariances[0];
      double d12 = inVariances[1];
      double d22 = inVariances[2];
      gradient[0] = 2 * (d11 * a + d12 * b);
      if (slopes) {
        gradient[1] = 2 * (d12 * a + d22 * b);
        gradient[2] = 2 * d22 * c;
      }
      if (nested) {
        gradient[gradient.length - 1] = 2 * root * inVariances[3];
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
    double explained = 0;
    double logDet = 0;
    double product = 1;
    for (int i = 0, row = 0, out = 0; i < data.size; i++, row += data.stride, out += INVERSE) {
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
      double k11 = (1 + g12 * psi12 + g22 * psi22) * share;
      double k12 = -(g11 * psi12 + g12 * psi22) * share;
      double k21 = -(g12 * psi11 + g22 * psi12) * share;
      double k22 = (1 + g11 * psi11 + g12 * psi12) * share;
      scratch[out] = m11;
      scratch[out + 1] = m12;
      scratch[out + 2] = m22;
      scratch[out + 3] = k11;
      scratch[out + 4] = k12;
      scratch[out + 5] = k21;
      scratch[out + 6] = k22;
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
      double h1 = rows[row + H1];
      double h2 = rows[row + H2];
      y1 += k11 * h1 + k12 * h2;
      y2 += k21 * h1 + k22 * h2;
      explained += ((psi11 + psiDet * g22) * rows[row + H11] + 2 * (psi12 - psiDet * g12) * rows[row + H12]
          + (psi22 + psiDet * g11) * rows[row + H22]) * share;
      int products = row + C + 3 * q;
      for (int k = 0; k < q; k++) {
        double sum = rows[row + C + k];
        xvx[(2 + k) * p] += m11 * sum;
        xvx[(2 + k) * p + 1] += m12 * sum;
        xvy[2 + k] += k11 * rows[row + C + q + k] + k12 * rows[row + C + 2 * q + k];
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
    residual = data.score2 - explained;
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
        int in = data.cellPattern[cell] * INVERSE;
        int row = cell * data.cellStride;
        double clients = data.cells[row + CELL_CLIENTS];
        double m11 = scratch[in];
        a += clients * m11;
        s[1] += clients * scratch[in + 1];
        r += scratch[in + 3] * data.cells[row + CELL_H1] + scratch[in + 4] * data.cells[row + CELL_H2];
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
    double logDet = Cholesky.invert(xvx, inverse, p);
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
    for (int i = 0, row = 0, in = 0; i < data.size; i++, row += data.stride, in += INVERSE) {
      double m11 = scratch[in];
      double m12 = scratch[in + 1];
      double m22 = scratch[in + 2];
      double k11 = scratch[in + 3];
      double k12 = scratch[in + 4];
      double k21 = scratch[in + 5];
      double k22 = scratch[in + 6];
      double clients = rows[row + CLIENTS];
      double h1 = rows[row + H1];
      double h2 = rows[row + H2];
      // over the pattern's clients, with α = (β₀ + γ′c, β₁): Q = ΣA(X′V⁻¹X)⁻¹A′, Σαα′, Σhα′
      double q11 = inv[0] * clients;
      double q12 = inv[p] * clients;
      double q22 = inv[p + 1] * clients;
      double sum = b0 * clients;
      double sum2 = b0 * b0 * clients;
      double h1a = b0 * h1;
      double h2a = b0 * h2;
      int products = row + C + 3 * q;
      for (int k = 0; k < q; k++) {
        double ck = rows[row + C + k];
        double gamma = beta[2 + k];
        q11 += 2 * inv[(2 + k) * p] * ck;
        q12 += inv[(2 + k) * p + 1] * ck;
        sum += gamma * ck;
        sum2 += 2 * b0 * gamma * ck;
        h1a += gamma * rows[row + C + q + k];
        h2a += gamma * rows[row + C + 2 * q + k];
        for (int l = 0; l <= k; l++) {
          double twice = l == k ? 1 : 2;
          double ckl = rows[products++];
          q11 += twice * inv[(2 + k) * p + 2 + l] * ckl;
          sum2 += twice * gamma * beta[2 + l] * ckl;
        }
      }
      double a12 = b1 * sum;
      double a22 = b1 * b1 * clients;
      // Σgg′ of g = K·h − M·α, by way of u = K·h and v = M·α
      double h11 = rows[row + H11];
      double h12 = rows[row + H12];
      double h22 = rows[row + H22];
      double uh11 = k11 * h11 + k12 * h12;
      double uh12 = k11 * h12 + k12 * h22;
      double uh21 = k21 * h11 + k22 * h12;
      double uh22 = k21 * h12 + k22 * h22;
      double ua11 = k11 * h1a + k12 * h2a;
      double ua12 = (k11 * h1 + k12 * h2) * b1;
      double ua21 = k21 * h1a + k22 * h2a;
      double ua22 = (k21 * h1 + k22 * h2) * b1;
      double va11 = m11 * sum2 + m12 * a12;
      double va12 = m11 * a12 + m12 * a22;
      double va21 = m12 * sum2 + m22 * a12;
      double va22 = m12 * a12 + m22 * a22;
      double w11 = va11 - 2 * ua11;
      double w12 = va12 - 2 * ua12;
      double gg11 = uh11 * k11 + uh12 * k12 + w11 * m11 + w12 * m12;
      double gg12 = uh11 * k21 + uh12 * k22 + (va11 - ua11) * m12 + (va12 - ua12) * m22 - ua21 * m11 - ua22 * m12;
      double gg22 = uh21 * k21 + uh22 * k22 + (va21 - 2 * ua21) * m12 + (va22 - 2 * ua22) * m22;
      double mq11 = m11 * q11 + m12 * q12;
      double mq12 = m11 * q12 + m12 * q22;
      double mq21 = m12 * q11 + m22 * q12;
      double mq22 = m12 * q12 + m22 * q22;
      d11 += clients * m11 - used * (mq11 * m11 + mq12 * m12) - scale * gg11;
      d12 += clients * m12 - used * (mq11 * m12 + mq12 * m22) - scale * gg12;
      d22 += clients * m22 - used * (mq21 * m12 + mq22 * m22) - scale * gg22;
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
        int in = data.cellPattern[cell] * INVERSE;
        int row = cell * data.cellStride;
        double clients = data.cells[row + CELL_CLIENTS];
        double h1 = data.cells[row + CELL_H1];
        double h2 = data.cells[row + CELL_H2];
        double m11 = scratch[in];
        double m12 = scratch[in + 1];
        double m22 = scratch[in + 2];
        double w0 = w[0] * clients;
        double sum = beta[0] * clients;
        for (int k = 0; k < data.q; k++) {
          double ck = data.cells[row + CELL_C + k];
          w0 += w[2 + k] * ck;
          sum += beta[2 + k] * ck;
        }
        double w1 = w[1] * clients;
        double slope = beta[1] * clients;
        double g1 = scratch[in + 3] * h1 + scratch[in + 4] * h2 - m11 * sum - m12 * slope;
        double g2 = scratch[in + 5] * h1 + scratch[in + 6] * h2 - m12 * sum - m22 * slope;
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
