package org.attune.engine.trajectory;

import org.attune.engine.trajectory.RefusedGrowth.Reason;

/** From sessions to a fit: refusals, the search, its boundary, and back to the user's scale. */
final class Fitting {
  private static final double[] NO_GRADIENT = {};
  private static final int PART = 2000;

  private Fitting() {}

  static GrowthFit fit(GrowthModel model, GrowthSums sums) {
    refuse(model, sums);
    Patterns data = new Patterns(sums, model.therapists());
    refuse(model, data);
    Profile profile = new Profile(data, model);
    double[] start = new double[profile.parameters()];
    if (data.q > 0 && profile.evaluate(start, NO_GRADIENT) == Double.POSITIVE_INFINITY) {
      throw new RefusedGrowth(Reason.COVARIATE_SAYS_NOTHING, "among " + model.covariates());
    }
    start[0] = 1;
    if (model.slopes()) {
      start[2] = 1;
    }
    if (model.therapists()) {
      start[start.length - 1] = 0.5;
    }
    Minimiser found;
    if (data.size > 2 * PART) {
      // most of the way can be gone on a part of the clients
      Patterns part = data.every(data.size / PART);
      Minimiser nearly = new Minimiser(new Profile(part, model), start).run();
      found = new Minimiser(profile, nearly, data.sessions / part.sessions).run();
    } else {
      found = new Minimiser(profile, start).run();
    }
    for (int restart = 0; restart < 5; restart++) {
      double[] better = fromBoundary(profile, model, found);
      if (better.length == 0) {
        break;
      }
      found = new Minimiser(profile, better).run();
    }
    return result(model, data, profile, found);
  }

  private static void refuse(GrowthModel model, GrowthSums sums) {
    int clients = sums.clients();
    if (clients < 2) {
      throw new RefusedGrowth(Reason.TOO_FEW_CLIENTS, "clients " + clients);
    }
    boolean anyoneTwice = false;
    for (int client = 0; client < sums.end() && !anyoneTwice; client++) {
      anyoneTwice = sums.time2(client) > 0;
    }
    if (!anyoneTwice) {
      throw new RefusedGrowth(Reason.ONE_SESSION_EACH, "clients " + clients);
    }
    long effects = model.slopes() ? 2L * clients : clients;
    if (sums.sessions() <= effects) {
      throw new RefusedGrowth(
          Reason.TOO_FEW_SESSIONS, "sessions " + sums.sessions() + ", random effects of clients " + effects);
    }
  }

  private static void refuse(GrowthModel model, Patterns data) {
    if (model.therapists() && data.therapists.length < 3) {
      throw new RefusedGrowth(Reason.ONE_THERAPIST, "therapists " + (data.therapists.length - 1));
    }
    for (int i = 0; i < data.q; i++) {
      if (!(data.sdCovariate[i] > 1e-12 * Math.abs(data.meanCovariate[i]))) {
        throw new RefusedGrowth(Reason.COVARIATE_SAYS_NOTHING, model.covariates().get(i));
      }
    }
    double noise = model.slopes() ? data.aboutLines : data.aboutParallels;
    // what is left of an exact line is rounding
    if (!(noise > 1e-13 * data.aboutMeans)) {
      throw new RefusedGrowth(Reason.NO_NOISE, "sessions " + (long) data.sessions);
    }
  }

  /**
   * Where a spread is zero or a correlation ±1, the gradient in Λ vanishes whether or not the spread wants to grow. So here
   * the gradient in variance space is asked, and where it points inward a lower point is looked for along it.
   *
   * @return a better place to start from, or nothing
   */
  private static double[] fromBoundary(Profile profile, GrowthModel model, Minimiser found) {
    double[] theta = found.at;
    int last = theta.length - 1;
    double b = model.slopes() ? theta[1] : 0;
    double c = model.slopes() ? theta[2] : 1;
    double psi11 = theta[0] * theta[0];
    double psi12 = theta[0] * b;
    double psi22 = b * b + c * c;
    double[] least = leastEigenvector(psi11, psi12, psi22);
    boolean inside = least[2] > 1e-3 * (model.slopes() ? 1 + psi11 + psi22 : 1);
    if (inside && (!model.therapists() || Math.abs(theta[last]) >= 0.03)) {
      return NO_GRADIENT;
    }
    profile.evaluate(theta, new double[theta.length]);
    double[] d = profile.inVariances.clone();
    if (model.therapists() && Math.abs(theta[last]) < 0.03 && d[3] < 0) {
      for (double root = 0.3; root > 1e-4; root /= 3) {
        double[] trial = theta.clone();
        trial[last] = root;
        if (profile.evaluate(trial, NO_GRADIENT) < found.value - 1e-9) {
          return trial;
        }
      }
    }
    if (!model.slopes()) {
      return smaller(profile, found, d[0]);
    }
    if (inside) {
      return NO_GRADIENT;
    }
    if (psi11 + psi22 < 1e-3) {
      least = leastEigenvector(d[0], d[1], d[2]);
    }
    double v1 = least[0];
    double v2 = least[1];
    if (d[0] * v1 * v1 + 2 * d[1] * v1 * v2 + d[2] * v2 * v2 >= 0) {
      return NO_GRADIENT;
    }
    for (double more = 0.3; more > 1e-7; more /= 4) {
      double[] trial = theta.clone();
      double p11 = psi11 + more * v1 * v1;
      double p12 = psi12 + more * v1 * v2;
      double p22 = psi22 + more * v2 * v2;
      trial[0] = Math.sqrt(p11);
      trial[1] = p11 > 0 ? p12 / trial[0] : 0;
      trial[2] = Math.sqrt(Math.max(0, p22 - trial[1] * trial[1]));
      if (profile.evaluate(trial, NO_GRADIENT) < found.value - 1e-9) {
        return trial;
      }
    }
    return NO_GRADIENT;
  }

  private static double[] smaller(Profile profile, Minimiser found, double gradient) {
    if (Math.abs(found.at[0]) < 0.03 && gradient < 0) {
      for (double root = 0.3; root > 1e-4; root /= 3) {
        double[] trial = found.at.clone();
        trial[0] = root;
        if (profile.evaluate(trial, NO_GRADIENT) < found.value - 1e-9) {
          return trial;
        }
      }
    }
    return NO_GRADIENT;
  }

  /** The unit eigenvector of the smaller eigenvalue of a symmetric matrix, and that eigenvalue. */
  private static double[] leastEigenvector(double a11, double a12, double a22) {
    double half = (a11 - a22) / 2;
    double radius = Math.hypot(half, a12);
    double angle = 0.5 * Math.atan2(a12, half);
    return new double[] {-Math.sin(angle), Math.cos(angle), (a11 + a22) / 2 - radius};
  }

  private static GrowthFit result(GrowthModel model, Patterns data, Profile profile, Minimiser found) {
    double[] theta = found.at.clone();
    for (int i = 0; i < theta.length; i++) {
      if (Math.abs(theta[i]) < 1e-7) {
        theta[i] = 0;
      }
    }
    double value = profile.evaluate(theta, NO_GRADIENT);
    double a = theta[0];
    double b = model.slopes() ? theta[1] : 0;
    double c = model.slopes() ? theta[2] : 0;
    double shift = data.meanTime / data.sdTime;
    // a client's (b₀, b₁) is T·(b₀*, b₁*) with T = (1, −mean/sd; 0, 1/sd), and TΛ turns lower triangular by a rotation
    double row11 = a - shift * b;
    double row12 = -shift * c;
    double row21 = b / data.sdTime;
    double row22 = c / data.sdTime;
    double theta11 = Math.hypot(row11, row12);
    double theta21;
    double theta22;
    if (theta11 > 1e-9 * (Math.abs(a) + Math.abs(shift) * Math.hypot(b, c))) {
      theta21 = (row21 * row11 + row22 * row12) / theta11;
      theta22 = Math.abs(a * c) / data.sdTime / theta11;
    } else {
      // without spread at time 0 only the slopes’ own is known
      theta11 = 0;
      theta21 = 0;
      theta22 = Math.hypot(row21, row22);
    }
    double root = model.therapists() ? Math.abs(theta[theta.length - 1]) : 0;
    double sigma2 = profile.residual / profile.degrees();
    int p = 2 + data.q;
    double[] back = new double[p * p];
    back[0] = 1;
    back[1] = -shift;
    back[p + 1] = 1 / data.sdTime;
    double scales = Math.log(data.sdTime);
    for (int i = 0; i < data.q; i++) {
      back[2 + i] = -data.meanCovariate[i] / data.sdCovariate[i];
      back[(2 + i) * p + 2 + i] = 1 / data.sdCovariate[i];
      scales += Math.log(data.sdCovariate[i]);
    }
    double[] beta = new double[p];
    double[] covariance = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        beta[i] += back[i * p + j] * profile.beta[j];
        double sum = 0;
        for (int k = 0; k < p; k++) {
          for (int l = 0; l < p; l++) {
            sum += back[i * p + k] * profile.inverse[k * p + l] * back[j * p + l];
          }
        }
        covariance[i * p + j] = sum * sigma2;
      }
    }
    beta[0] += data.meanScore;
    double criterion = value + (model.method() == Method.REML ? 2 * scales : 0);
    GrowthCurve curve = GrowthCurve.of(model, beta, covariance, sigma2 * theta11 * theta11, sigma2 * theta11 * theta21,
        sigma2 * (theta21 * theta21 + theta22 * theta22), sigma2 * root * root, sigma2, (long) data.sessions, data.clients);
    double[] relative = model.slopes() ? new double[] {theta11, theta21, theta22} : new double[] {theta11};
    return new GrowthFit(model, curve, relative, root, criterion, found.converged, found.promised / 2,
        profile.evaluations, data.therapists.length - 1, Fingerprint.of(data));
  }
}
