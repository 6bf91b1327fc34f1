package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfiledLikelihoodTest {
  @ParameterizedTest
  @CsvSource({"REML, true, false", "ML, true, false", "REML, true, true", "ML, true, true", "REML, false, true"})
  void theGradientIsTheSlopeOfTheCriterion(EstimationMethod method, boolean slopes, boolean therapists) {
    GrowthModel model = GrowthModel.withDefaults().withMethod(method).withRandomSlopes(slopes).withTherapists(therapists)
        .withCovariates(List.of("intake", "age"));
    GrowthSufficientStatistics statistics = model.newStatistics();
    for (PublishedData.Row row : PublishedData.practice()) {
      double[] covariates = {row.client() * 37 % 23, Math.sin(row.client())};
      statistics.add(row.client(), row.therapist(), row.session(), row.score() + 3 * covariates[1], covariates);
    }
    ProfiledLikelihood profile = new ProfiledLikelihood(new SessionPatterns(statistics, therapists), model);
    double[] theta = {1.2, -0.4, 0.7, 0.3};
    if (!slopes) {
      theta = new double[] {0.8, 0.3};
    } else if (!therapists) {
      theta = new double[] {1.2, -0.4, 0.7};
    }
    double[] gradient = new double[theta.length];
    profile.evaluate(theta, gradient);
    for (int i = 0; i < theta.length; i++) {
      double h = 1e-5;
      double[] there = theta.clone();
      there[i] += h;
      double up = profile.evaluate(there, new double[0]);
      there[i] -= 2 * h;
      double down = profile.evaluate(there, new double[0]);
      assertThat(gradient[i]).isCloseTo((up - down) / (2 * h), within(1e-6 * Math.abs(gradient[i]) + 1e-4));
    }
  }

  /** Where sessions are skipped at will there are nearly as many patterns as clients, and most of the search is on a part. */
  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "false, 3", "true, 1"})
  void manyPatternsAreFittedLikeFew(boolean therapists, int marked) {
    GrowthModel model = GrowthModel.withDefaults().withTherapists(therapists)
        .withCovariates(marked > 0 ? List.of("marked") : List.of());
    GrowthSufficientStatistics statistics = model.newStatistics();
    Random random = new Random(7);
    double[] ofTherapists = random.doubles(90).map(d -> 4 * d).toArray();
    for (int client = 0; client < 9000; client++) {
      double intercept = ofTherapists[client % 90] + 3 * random.nextGaussian();
      double slope = 2 + random.nextGaussian();
      double[] covariates = marked > 0 ? new double[] {client % 1000 == 777 && client / 1000 < marked ? 1 : 0} : new double[0];
      for (int session = 1; session <= 25; session++) {
        if (session == 1 || random.nextInt(3) > 0) {
          double score = intercept + slope * Math.log(session) + 2 * random.nextGaussian();
          statistics.add(client, client % 90, session, score, covariates);
        }
      }
    }
    SessionPatterns data = new SessionPatterns(statistics, therapists);
    assertThat(data.size).isGreaterThan(8000);
    ProfiledLikelihood profile = new ProfiledLikelihood(data, model);
    Minimiser plain = new Minimiser(profile, profile.rebase(new VarianceComponents(1, 0, 1, 0.5))).run();
    double scales = Math.log(data.sdTime) + (marked > 0 ? Math.log(data.sdCovariate[0]) : 0);
    GrowthFit fit = model.fit(statistics);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.criterion()).isCloseTo(plain.value + 2 * scales, within(1e-6));
  }

  /**
   * Small practices of all kinds, many of them singular, and such where clients differ thousands of times more than their
   * scores scatter: whatever the search starts from, nothing lower turns up.
   */
  @ParameterizedTest
  @CsvSource({"1.2, 0", "4, 1000"})
  void noOtherStartFindsALowerPoint(double extreme, long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Random random = new Random(seed);
      boolean therapists = random.nextBoolean();
      boolean slopes = random.nextInt(5) > 0;
      EstimationMethod method = random.nextBoolean() ? EstimationMethod.REML : EstimationMethod.ML;
      GrowthModel model = GrowthModel.withDefaults().withMethod(method).withRandomSlopes(slopes).withTherapists(therapists);
      GrowthSufficientStatistics statistics = practice(model, random, extreme);
      GrowthFit fit = model.fit(statistics);
      assertThat(fit.converged()).as("seed " + seed).isTrue();
      SessionPatterns data = new SessionPatterns(statistics, therapists);
      ProfiledLikelihood profile = new ProfiledLikelihood(data, model);
      double found = fit.criterion() - (method == EstimationMethod.REML ? 2 * Math.log(data.sdTime) : 0);
      for (int start = 0; start < 6; start++) {
        double a = Math.exp(2 * random.nextGaussian());
        VarianceComponents from = new VarianceComponents(a, slopes ? a * random.nextGaussian() : 0,
            slopes ? Math.exp(2 * random.nextGaussian()) : 0, therapists ? Math.exp(2 * random.nextGaussian()) : 0);
        VarianceComponents nearer = profile.em(from, random.nextInt(8));
        Minimiser other = new Minimiser(profile, profile.rebase(nearer)).run();
        assertThat(found).as("seed " + seed).isLessThanOrEqualTo(other.value + 1e-6);
      }
    }
  }

  private static GrowthSufficientStatistics practice(GrowthModel model, Random random, double extreme) {
    GrowthSufficientStatistics statistics = model.newStatistics();
    int clients = 8 + random.nextInt(35);
    double intercepts = random.nextInt(3) == 0 ? 0 : Math.exp(extreme * random.nextGaussian());
    double slopes = random.nextInt(3) == 0 ? 0 : Math.exp(extreme * random.nextGaussian());
    double together = random.nextInt(4) == 0 ? 1 : 2 * random.nextDouble() - 1;
    double[] therapists = random.doubles(4).map(d -> random.nextInt(2) * d).toArray();
    for (int client = 0; client < clients; client++) {
      double z = random.nextGaussian();
      double slope = 1 + slopes * (together * z + Math.sqrt(1 - together * together) * random.nextGaussian());
      for (int session = 1; session <= 3 + client % 10; session++) {
        double score = intercepts * z + slope * Math.log(session) + therapists[client % 4] + 2 * random.nextGaussian();
        statistics.add(client, client % 4, session, score);
      }
    }
    return statistics;
  }
}
