package org.attune.engine.trajectory;

import org.attune.engine.trajectory.GrowthFit.Termination;

/**
 * Finds where a {@link ProfiledLikelihood} is lowest: Newton's method with a Hessian that starts from differences of the gradient, is
 * kept up to date by the BFGS formula, and is taken by differences once more before the end is believed.
 *
 * <p>Converged means: with that last Hessian, the lowest point still to be expected lies no more than 5e-13 lower; or, where
 * clients differ so much more than their scores scatter that rounding lets no step help, no more than 5e-8.
 */
final class Minimiser {
  private static final double ENOUGH = 1e-12;
  private static final double ROUNDING = 1e-7;
  private static final int STEPS = 60;

  private final ProfiledLikelihood profile;
  private final int k;
  final double[] at;
  double value;
  Termination ending = Termination.NOWHERE_TO_START;

  /** Twice the decrease that the last step still promised. */
  double promised = Double.POSITIVE_INFINITY;

  private final double[] gradient;
  private final double[] trial;
  private final double[] trialGradient;
  private final double[] hessian;
  private boolean knowsHessian;

  Minimiser(ProfiledLikelihood profile, double[] start) {
    this.profile = profile;
    k = start.length;
    at = start.clone();
    gradient = new double[k];
    trial = new double[k];
    trialGradient = new double[k];
    hessian = new double[k * k];
  }

  /** Starts where another ended, on data that weigh so much more. */
  Minimiser(ProfiledLikelihood profile, Minimiser before, double weight) {
    this(profile, before.at);
    for (int i = 0; i < k * k; i++) {
      hessian[i] = weight * before.hessian[i];
    }
    knowsHessian = true;
  }

  Minimiser run() {
    value = profile.evaluate(at, gradient);
    if (!Double.isFinite(value)) {
      return this;
    }
    boolean fresh = !knowsHessian;
    if (fresh) {
      takeDifferences();
    }
    for (int step = 0; step < STEPS; step++) {
      double[] direction = newton();
      promised = 0;
      double longest = 0;
      for (int i = 0; i < k; i++) {
        promised -= gradient[i] * direction[i];
        longest = Math.max(longest, Math.abs(direction[i]) / (1 + Math.abs(at[i])));
      }
      if (promised <= ENOUGH) {
        if (fresh) {
          ending = Termination.CONVERGED;
          return this;
        }
        takeDifferences();
        fresh = true;
        continue;
      }
      if (longest > 1) {
        for (int i = 0; i < k; i++) {
          direction[i] /= longest;
        }
      }
      if (walk(direction)) {
        fresh = false;
      } else if (fresh) {
        ending = promised <= ROUNDING ? Termination.CONVERGED : Termination.DIGITS_USED_UP;
        return this;
      } else {
        takeDifferences();
        fresh = true;
      }
    }
    ending = promised <= ROUNDING ? Termination.CONVERGED : Termination.STEPS_USED_UP;
    return this;
  }

  boolean converged() {
    return ending == Termination.CONVERGED;
  }

  /** Steps along a direction of descent, updating the Hessian; false where no step helps. */
  private boolean walk(double[] direction) {
    double down = 0;
    for (int i = 0; i < k; i++) {
      down += gradient[i] * direction[i];
    }
    // near the end the value is all rounding, and only the gradient tells
    double rounding = 1e-13 * (Math.abs(value) + profile.degrees());
    double length = 1;
    for (int attempt = 0; attempt < 20; attempt++) {
      for (int i = 0; i < k; i++) {
        trial[i] = at[i] + length * direction[i];
      }
      double there = profile.evaluate(trial, trialGradient);
      double slope = 0;
      for (int i = 0; i < k; i++) {
        slope += trialGradient[i] * direction[i];
      }
      boolean lower = there <= value + 1e-4 * length * down;
      if (lower || there <= value + rounding && Math.abs(slope) <= 0.5 * Math.abs(down)) {
        update(direction, length);
        System.arraycopy(trial, 0, at, 0, k);
        System.arraycopy(trialGradient, 0, gradient, 0, k);
        value = there;
        return true;
      }
      double best = -0.5 * length * length * down / (there - value - length * down);
      length = best > 0.1 * length && best < 0.5 * length ? best : 0.25 * length;
    }
    return false;
  }

  /**
   * The BFGS update H + yy′/(y′s) − Hss′H/(s′Hs), s the step and y the change of the gradient (as in Dakota's
   * reference manual, keyword bfgs); left out where the curvature along the step is not positive.
   */
  private void update(double[] direction, double length) {
    double[] hs = new double[k];
    double shs = 0;
    double sy = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        hs[i] += hessian[i * k + j] * direction[j] * length;
      }
      shs += hs[i] * direction[i] * length;
      sy += (trialGradient[i] - gradient[i]) * direction[i] * length;
    }
    if (sy > 1e-10 * Math.abs(shs) && shs > 0) {
      for (int i = 0; i < k; i++) {
        double yi = trialGradient[i] - gradient[i];
        for (int j = 0; j < k; j++) {
          hessian[i * k + j] += yi * (trialGradient[j] - gradient[j]) / sy - hs[i] * hs[j] / shs;
        }
      }
    }
  }

  /** The Hessian, by forward differences of the gradient. */
  private void takeDifferences() {
    for (int i = 0; i < k; i++) {
      double h = 1e-6 * (0.1 + Math.abs(at[i]));
      System.arraycopy(at, 0, trial, 0, k);
      trial[i] += h;
      profile.evaluate(trial, trialGradient);
      for (int j = 0; j < k; j++) {
        hessian[i * k + j] = (trialGradient[j] - gradient[j]) / h;
      }
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (hessian[i * k + j] + hessian[j * k + i]) / 2;
        hessian[i * k + j] = mean;
        hessian[j * k + i] = mean;
      }
    }
  }

  /**
   * Newton's step by the eigenvectors of the Hessian, downhill along each whichever way it curves; where it hardly curves,
   * as if it did a little. The parameters are first brought to one scale, since spreads may differ by orders of magnitude.
   */
  private double[] newton() {
    double[] scale = new double[k];
    double largest = 1e-300;
    for (int i = 0; i < k; i++) {
      largest = Math.max(largest, Math.abs(hessian[i * k + i]));
    }
    for (int i = 0; i < k; i++) {
      scale[i] = 1 / Math.sqrt(Math.max(Math.abs(hessian[i * k + i]), 1e-16 * largest));
    }
    double[] scaled = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        scaled[i * k + j] = hessian[i * k + j] * scale[i] * scale[j];
      }
    }
    double[] vectors = new double[k * k];
    double[] values = EigenDecomposition.of(scaled, vectors, k);
    double[] direction = new double[k];
    for (int e = 0; e < k; e++) {
      double along = 0;
      for (int i = 0; i < k; i++) {
        along += vectors[i * k + e] * gradient[i] * scale[i];
      }
      double length = -along / Math.max(Math.abs(values[e]), 1e-7);
      for (int i = 0; i < k; i++) {
        direction[i] += length * vectors[i * k + e] * scale[i];
      }
      if (values[e] < 0) {
        // an update can't turn a curvature around, so it is turned here
        for (int i = 0; i < k; i++) {
          for (int j = 0; j < k; j++) {
            hessian[i * k + j] -= 2 * values[e] * vectors[i * k + e] * vectors[j * k + e] / (scale[i] * scale[j]);
          }
        }
      }
    }
    return direction;
  }
}
