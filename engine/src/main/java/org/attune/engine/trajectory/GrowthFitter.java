package org.attune.engine.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.engine.trajectory.InvalidGrowthDataException.Reason;

/** From sessions to a fit: refusals, the search, its boundary, and back to the user's scale. */
final class GrowthFitter {
  private static final double[] NO_GRADIENT = {};

  /** How many patterns are enough to come near. */
  private static final int PART = 2000;

  /** How many clients are few enough for several hollows. */
  private static final int FEW = 1000;

  private static final int EM_STEPS = 6;
  private static final List<VarianceComponents> STARTS =
      List.of(new VarianceComponents(1, 0, 1, 0.5), new VarianceComponents(10, 0, 10, 0.1), new VarianceComponents(0.2, 0, 0.2, 3),
          new VarianceComponents(0.05, 0, 0.05, 0.05), new VarianceComponents(5, -3, 0.1, 0.1), new VarianceComponents(5, 3, 0.1, 0.1));

  private GrowthFitter() {}

  static GrowthFit fit(GrowthModel model, GrowthSufficientStatistics statistics) {
    refuse(model, statistics);
    SessionPatterns data = new SessionPatterns(statistics, model.therapists());
    refuse(model, data);
    ProfiledLikelihood profile = new ProfiledLikelihood(data, model);
    double[] none = profile.coordinates(new VarianceComponents(0, 0, 0, 0));
    if (data.q > 0 && profile.evaluate(none, NO_GRADIENT) == Double.POSITIVE_INFINITY) {
      throw new InvalidGrowthDataException(Reason.COVARIATE_SAYS_NOTHING, "among " + model.covariates());
    }
    if (data.size <= 2 * PART) {
      return result(model, data, profile, search(profile, model, data.clients));
    }
    // most of the way can be gone on a part of the clients
    SessionPatterns some = data.every(data.size / PART);
    ProfiledLikelihood part = new ProfiledLikelihood(some, model);
    Minimiser nearly = search(part, model, some.clients);
    if (!nearly.converged()) {
      // as where a covariate marks a few clients only, and none of them is in the part
      return result(model, data, profile, search(profile, model, data.clients));
    }
    profile.share(part);
    Minimiser found = new Minimiser(profile, nearly, (double) data.clients / some.clients).run();
    return result(model, data, profile, finish(profile, model, found));
  }

  /** From nowhere to the lowest point there is; the profile keeps its coordinates. */
  private static Minimiser search(ProfiledLikelihood profile, GrowthModel model, int clients) {
    Minimiser best = finish(profile, model, descend(profile, profile.em(STARTS.getFirst(), EM_STEPS)));
    if (clients <= FEW) {
      // few clients can leave more than one hollow
      VarianceComponents lowest = profile.variances(best.at);
      double value = best.value;
      for (VarianceComponents start : STARTS.subList(1, STARTS.size())) {
        Minimiser other = finish(profile, model, descend(profile, profile.em(start, EM_STEPS)));
        if (other.value < value - 1e-9) {
          value = other.value;
          lowest = profile.variances(other.at);
        }
      }
      best = finish(profile, model, descend(profile, lowest));
    }
    return best;
  }

  private static Minimiser descend(ProfiledLikelihood profile, VarianceComponents from) {
    return new Minimiser(profile, profile.rebase(from)).run();
  }

  /** In fresh coordinates where the old ones were left too far behind, and away from the boundary where that is lower. */
  private static Minimiser finish(ProfiledLikelihood profile, GrowthModel model, Minimiser found) {
    Minimiser now = found;
    for (int again = 0; again < 5; again++) {
      VarianceComponents at = profile.variances(now.at);
      if (now.converged()) {
        Optional<VarianceComponents> better = fromBoundary(profile, model, at, now.value);
        if (better.isEmpty()) {
          break;
        }
        at = better.get();
      }
      now = descend(profile, at);
    }
    return now;
  }

  private static void refuse(GrowthModel model, GrowthSufficientStatistics statistics) {
    int clients = statistics.clients();
    if (clients < 2) {
      throw new InvalidGrowthDataException(Reason.TOO_FEW_CLIENTS, "clients " + clients);
    }
    boolean anyoneTwice = false;
    for (int client = 0; client < statistics.end() && !anyoneTwice; client++) {
      anyoneTwice = statistics.time2(client) > 0;
    }
    if (!anyoneTwice) {
      throw new InvalidGrowthDataException(Reason.ONE_SESSION_EACH, "clients " + clients);
    }
    long effects = model.randomSlopes() ? 2L * clients : clients;
    if (statistics.sessions() <= effects) {
      throw new InvalidGrowthDataException(
          Reason.TOO_FEW_SESSIONS, "sessions " + statistics.sessions() + ", random effects of clients " + effects);
    }
  }

  private static void refuse(GrowthModel model, SessionPatterns data) {
    if (model.therapists() && data.therapists.length < 3) {
      throw new InvalidGrowthDataException(Reason.ONE_THERAPIST, "therapists " + (data.therapists.length - 1));
    }
    for (int i = 0; i < data.q; i++) {
      if (!(data.sdCovariate[i] > 1e-12 * Math.abs(data.meanCovariate[i]))) {
        throw new InvalidGrowthDataException(Reason.COVARIATE_SAYS_NOTHING, model.covariates().get(i));
      }
    }
    double noise = model.randomSlopes() ? data.aboutLines : data.aboutParallels;
    // what is left of an exact line is rounding
    if (!(noise > 1e-13 * data.aboutMeans)) {
      throw new InvalidGrowthDataException(Reason.NO_NOISE, "sessions " + (long) data.sessions);
    }
  }

  /**
   * Where a spread is zero or a correlation ±1, the gradient in Λ vanishes whether or not the spread wants to grow. So here
   * the gradient in variance space is asked, and where it points inward a lower point is looked for along it.
   *
   * @return a better place to start from, or nothing
   */
  private static Optional<VarianceComponents> fromBoundary(ProfiledLikelihood profile, GrowthModel model, VarianceComponents at,
      double value) {
    double[] least = leastEigenvector(at.psi11(), at.psi12(), at.psi22());
    boolean clientsInside = model.randomSlopes() ? least[2] > 1e-3 * (1 + at.psi11() + at.psi22()) : at.psi11() > 1e-3;
    if (clientsInside && (!model.therapists() || at.tau() > 1e-3)) {
      return Optional.empty();
    }
    profile.evaluate(profile.coordinates(at), new double[profile.parameters()]);
    double[] d = profile.inVariances.clone();
    List<VarianceComponents> trials = new ArrayList<>();
    if (model.therapists() && at.tau() <= 1e-3 && d[3] < 0) {
      for (double more = 0.1; more > 1e-8; more /= 8) {
        trials.add(new VarianceComponents(at.a(), at.b(), at.c(), Math.sqrt(at.tau() + more)));
      }
    }
    double v1 = 1;
    double v2 = 0;
    if (model.randomSlopes()) {
      double[] inward = at.psi11() + at.psi22() < 1e-3 ? leastEigenvector(d[0], d[1], d[2]) : least;
      v1 = inward[0];
      v2 = inward[1];
    }
    if (!clientsInside && d[0] * v1 * v1 + 2 * d[1] * v1 * v2 + d[2] * v2 * v2 < 0) {
      for (double more = 0.3; more > 1e-8; more /= 8) {
        trials.add(VarianceComponents.of(
            at.psi11() + more * v1 * v1, at.psi12() + more * v1 * v2, at.psi22() + more * v2 * v2, at.tau()));
      }
    }
    return trials.stream()
        .filter(trial -> profile.evaluate(profile.coordinates(trial), NO_GRADIENT) < value - 1e-9)
        .findFirst();
  }

  /** The unit eigenvector of the smaller eigenvalue of a symmetric matrix, and that eigenvalue. */
  private static double[] leastEigenvector(double a11, double a12, double a22) {
    double half = (a11 - a22) / 2;
    double radius = Math.hypot(half, a12);
    double angle = 0.5 * Math.atan2(a12, half);
    return new double[] {-Math.sin(angle), Math.cos(angle), (a11 + a22) / 2 - radius};
  }

  private static GrowthFit result(GrowthModel model, SessionPatterns data, ProfiledLikelihood profile, Minimiser found) {
    VarianceComponents ended = profile.variances(found.at);
    VarianceComponents clean = ended.withoutRounding();
    // what looks like rounding beside a very large spread may still be one
    boolean same = profile.evaluate(profile.coordinates(clean), NO_GRADIENT)
        <= profile.evaluate(profile.coordinates(ended), NO_GRADIENT) + 1e-9;
    VarianceComponents at = same ? clean : ended;
    double value = profile.evaluate(profile.coordinates(at), NO_GRADIENT);
    double a = at.a();
    double b = at.b();
    double c = at.c();
    double shift = data.origin / data.sdTime;
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
    double root = Math.abs(at.root());
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
    beta[0] += data.level;
    double criterion = value + (model.method() == EstimationMethod.REML ? 2 * scales : 0);
    GrowthCurve curve = GrowthCurve.of(model, beta, covariance, sigma2 * theta11 * theta11, sigma2 * theta11 * theta21,
        sigma2 * (theta21 * theta21 + theta22 * theta22), sigma2 * root * root, sigma2, (long) data.sessions, data.clients);
    double[] relative = model.randomSlopes() ? new double[] {theta11, theta21, theta22} : new double[] {theta11};
    return new GrowthFit(model, curve, relative, root, criterion, found.ending, found.promised / 2,
        profile.evaluations, data.therapists.length - 1, DataFingerprint.of(data));
  }
}
