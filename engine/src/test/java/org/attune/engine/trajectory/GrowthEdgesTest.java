package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.attune.engine.trajectory.GrowthFit.Singularity;
import org.attune.engine.trajectory.InvalidGrowthDataException.Reason;
import org.junit.jupiter.api.Test;

class GrowthEdgesTest {
  private static final GrowthModel LINEAR = GrowthModel.withDefaults().withTime(TimeTransform.LINEAR);
  /** Noise on sessions 0 to 5 with no mean and no slope of its own: orthogonal to 1 and to the session. */
  private static final double[] NOISE = {5, -1, -4, -4, -1, 5};

  private static void refuses(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(InvalidGrowthDataException.class).isThrownBy(call)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  /** Ten clients over sessions 0 to 5, on lines of the given spread and with noise that is theirs alone. */
  private static GrowthSufficientStatistics lines(GrowthModel model, double intercepts, double slopes) {
    GrowthSufficientStatistics statistics = model.newStatistics();
    for (int client = 0; client < 10; client++) {
      double place = (client - 4.5) / 3;
      for (int session = 0; session < 6; session++) {
        double score = 20 + session + place * (intercepts + slopes * session) + (client % 2 == 0 ? 1 : -1) * noise(session);
        statistics.add(client, client / 2, session, score, new double[0]);
      }
    }
    return statistics;
  }

  private static double noise(int session) {
    return NOISE[session] / 3;
  }

  @Test
  void clientsWhoAreAllAlikeHaveNoSpread() {
    GrowthFit fit = LINEAR.fit(lines(LINEAR, 0, 0));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.singularities()).containsExactlyInAnyOrder(Singularity.NO_INTERCEPT_SPREAD, Singularity.NO_SLOPE_SPREAD);
    assertThat(fit.theta()).containsExactly(0, 0, 0);
    assertThat(fit.curve().correlation()).isEmpty();
    assertThat(fit.random().getFirst().correlation()).isEmpty();
    assertThat(fit.curve().newClient().updatedWith(0, 25).expectedMean(3).sd()).isPositive();
  }

  @Test
  void linesThatFanOutFromOnePointHaveNoSpreadThere() {
    GrowthFit fit = LINEAR.fit(lines(LINEAR, 0, 3));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.singular()).isTrue();
    assertThat(fit.curve().slopeSd()).isGreaterThan(2);
  }

  @Test
  void parallelLinesHaveNoSpreadOfSlopes() {
    GrowthFit fit = LINEAR.fit(lines(LINEAR, 4, 0));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.singular()).isTrue();
    GrowthFit simpler = LINEAR.withRandomSlopes(false).fit(lines(LINEAR, 4, 0));
    assertThat(fit.criterion()).isLessThanOrEqualTo(simpler.criterion() + 1e-8);
    assertThat(simpler.singular()).isFalse();
    assertThat(simpler.random().getFirst().names()).containsExactly("(Intercept)");
  }

  @Test
  void therapistsWhoDontDifferAreFoundOut() {
    GrowthModel nested = LINEAR.withTherapists(true);
    GrowthSufficientStatistics statistics = nested.newStatistics();
    for (int client = 0; client < 40; client++) {
      for (int session = 0; session < 6; session++) {
        // each therapist has the same four clients
        double place = client % 4 - 1.5;
        statistics.add(client, client / 4, session, 20 + 4 * place + place * session + noise(session) * (client % 3 - 1));
      }
    }
    GrowthFit fit = nested.fit(statistics);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.singularities()).contains(Singularity.NO_THERAPIST_SPREAD);
    assertThat(fit.curve().therapistSd()).isZero();
    assertThat(fit.therapists()).isEqualTo(10);
    assertThat(fit.random().getLast().group()).isEqualTo("therapist");
  }

  /** Lines from one point at session 2, up to 10,000 times steeper than their noise: elsewhere the digits would cancel. */
  @Test
  void linesFarSteeperThanTheirNoiseConvergeWhereverTheyComeFrom() {
    for (double steep = 1; steep < 1e5; steep *= 10) {
      GrowthSufficientStatistics statistics = lines(LINEAR, -2 * steep, steep);
      GrowthFit fit = LINEAR.fit(statistics);
      assertThat(fit.termination()).as("slopes of " + steep).isEqualTo(GrowthFit.Termination.CONVERGED);
      GrowthCurve curve = fit.curve();
      assertThat(curve.expected(2).mean()).isCloseTo(22, within(1e-9 * steep));
      double[] places = IntStream.range(0, 10).mapToDouble(client -> (client - 4.5) / 3).toArray();
      double sd = steep * Math.sqrt(Arrays.stream(places).map(place -> place * place).sum() / 9);
      // the noise of a slope, about σ²/17.5, is taken off
      double noise = fit.sigma() * fit.sigma() / 17.5;
      assertThat(curve.slopeSd()).isCloseTo(Math.sqrt(sd * sd - noise), within(0.01));
      assertThat(curve.interceptSd()).isCloseTo(2 * curve.slopeSd(), within(0.3));
    }
  }

  @Test
  void aSearchThatCannotEndSaysSoByName() {
    Minimiser search = new Minimiser(new ProfiledLikelihood(new SessionPatterns(lines(LINEAR, 1, 1), false), LINEAR),
        new double[] {Double.NaN, 0, 1});
    assertThat(search.run().ending).isEqualTo(GrowthFit.Termination.NOWHERE_TO_START);
    assertThat(LINEAR.fit(lines(LINEAR, 1, 1)).termination()).isEqualTo(GrowthFit.Termination.CONVERGED);
  }

  @Test
  void aSessionWithoutLogarithmIsRefusedByName() {
    GrowthSufficientStatistics log = GrowthModel.withDefaults().newStatistics();
    refuses(Reason.NO_LOGARITHM, () -> log.add(0, 0, 5));
    refuses(Reason.NO_LOGARITHM, () -> log.add(0, -2, 5));
    GrowthSufficientStatistics log1p = GrowthModel.withDefaults().withTime(TimeTransform.LOG1P).newStatistics();
    log1p.add(0, 0, 5);
    refuses(Reason.NO_LOGARITHM, () -> log1p.add(0, -1, 5));
    assertThat(log.sessions()).isZero();
    assertThat(TimeTransform.LOG.of(2.5)).isEqualTo(Math.log(2.5));
    assertThat(TimeTransform.LOG.of(7)).isEqualTo(Math.log(7));
    assertThat(TimeTransform.LOG.of(5000)).isEqualTo(Math.log(5000));
  }

  @Test
  void whatIsNotANumberIsRefusedByName() {
    GrowthModel model = LINEAR.withCovariates(List.of("intake"));
    GrowthSufficientStatistics statistics = model.newStatistics();
    refuses(Reason.NOT_A_NUMBER, () -> statistics.add(0, -1, Double.NaN, 5, new double[] {1}));
    refuses(Reason.NOT_A_NUMBER, () -> statistics.add(0, -1, Double.POSITIVE_INFINITY, 5, new double[] {1}));
    refuses(Reason.NOT_A_NUMBER, () -> statistics.add(0, -1, 1, Double.NaN, new double[] {1}));
    refuses(Reason.NOT_A_NUMBER, () -> statistics.add(0, -1, 1, 5, new double[] {Double.NaN}));
    assertThat(statistics.clients()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> statistics.add(0, 1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> statistics.add(-1, -1, 1, 5, new double[] {1}));
    assertThatIllegalArgumentException().isThrownBy(() -> LINEAR.newStatistics().add(0, -1, 1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> LINEAR.newStatistics().add(-1, 1, 5));
  }

  @Test
  void oneSessionEachSaysNothingOfChange() {
    GrowthSufficientStatistics statistics = LINEAR.newStatistics();
    refuses(Reason.TOO_FEW_CLIENTS, () -> LINEAR.fit(statistics));
    for (int client = 0; client < 20; client++) {
      statistics.add(client, client % 7, client);
    }
    refuses(Reason.ONE_SESSION_EACH, () -> LINEAR.fit(statistics));
    for (int client = 0; client < 20; client++) {
      statistics.add(client, client % 7 + 1, client);
    }
    refuses(Reason.TOO_FEW_SESSIONS, () -> LINEAR.fit(statistics));
  }

  @Test
  void scoresWithoutNoiseAreRefused() {
    GrowthSufficientStatistics flat = LINEAR.newStatistics();
    GrowthSufficientStatistics parallel = LINEAR.newStatistics();
    for (int client = 0; client < 5; client++) {
      for (int session = 1; session < 6; session++) {
        flat.add(client, session, 7);
        parallel.add(client, session, client + 0.3 * session);
      }
    }
    refuses(Reason.NO_NOISE, () -> LINEAR.fit(flat));
    refuses(Reason.NO_NOISE, () -> LINEAR.fit(parallel));
    refuses(Reason.NO_NOISE, () -> LINEAR.withRandomSlopes(false).fit(parallel));
  }

  @Test
  void covariatesBelongToTheClientAndDiffer() {
    GrowthModel model = LINEAR.withCovariates(List.of("intake", "twice"));
    GrowthSufficientStatistics statistics = model.newStatistics();
    GrowthSufficientStatistics same = model.newStatistics();
    for (int client = 0; client < 10; client++) {
      for (int session = 0; session < 6; session++) {
        double score = client + noise(session) * (client % 3 - 1) * 2 + session;
        statistics.add(client, -1, session, score, new double[] {client * client, 2.0 * client * client + 1});
        same.add(client, -1, session, score, new double[] {client * client, 4});
      }
    }
    refuses(Reason.COVARIATE_SAYS_NOTHING, () -> model.fit(statistics));
    refuses(Reason.COVARIATE_SAYS_NOTHING, () -> model.fit(same));
    refuses(Reason.COVARIATE_CHANGES, () -> same.add(3, -1, 8, 1, new double[] {9, 5}));
    assertThatIllegalArgumentException().isThrownBy(() -> LINEAR.withCovariates(List.of("a", "a")));
    assertThatIllegalArgumentException().isThrownBy(() -> LINEAR.fit(same));
    assertThatIllegalArgumentException().isThrownBy(() -> same.merge(LINEAR.newStatistics()));
  }

  @Test
  void aClientHasOneTherapist() {
    GrowthSufficientStatistics statistics = lines(LINEAR, 1, 1);
    refuses(Reason.TWO_THERAPISTS, () -> statistics.add(0, 3, 7, 20));
    refuses(Reason.TWO_THERAPISTS, () -> statistics.add(0, 7, 20));
    GrowthModel nested = LINEAR.withTherapists(true);
    statistics.add(10, 1, 20);
    refuses(Reason.NO_THERAPIST, () -> nested.fit(statistics));
    GrowthSufficientStatistics one = LINEAR.newStatistics();
    for (PublishedData.Row row : PublishedData.sleepstudy()) {
      one.add(row.client(), 0, row.session(), row.score());
    }
    refuses(Reason.ONE_THERAPIST, () -> nested.fit(one));
  }

  @Test
  void clientsMayBeNumberedWithGaps() {
    GrowthSufficientStatistics sparse = LINEAR.newStatistics();
    for (PublishedData.Row row : PublishedData.sleepstudy()) {
      sparse.add(300 + 5 * row.client(), row.session(), row.score());
    }
    GrowthFit fit = LINEAR.fit(sparse);
    assertThat(fit.clients()).isEqualTo(18);
    assertThat(fit.sessions()).isEqualTo(180);
    assertThat(fit.criterion()).isCloseTo(PublishedData.fit(LINEAR, PublishedData.sleepstudy()).criterion(), within(1e-9));
  }

  @Test
  void aModelSaysWhatItIs() {
    assertThat(GrowthModel.withDefaults().withTherapists(true).withCovariates(List.of("intake")).toString())
        .isEqualTo("REML: score ~ (Intercept) + log(session) + intake + (1 + log(session) | client) + (1 | therapist)");
    assertThat(GrowthModel.withDefaults()).isEqualTo(GrowthModel.withDefaults().withTherapists(false))
        .hasSameHashCodeAs(GrowthModel.withDefaults());
    assertThat(GrowthModel.withDefaults()).isNotEqualTo(GrowthModel.withDefaults().withMethod(EstimationMethod.ML));
    GrowthFit fit = PublishedData.fit(LINEAR, PublishedData.sleepstudy());
    assertThat(fit.bic().n()).isEqualTo(180);
    assertThat(fit.bicByClients().n()).isEqualTo(18);
    assertThat(fit.bicByClients().value()).isCloseTo(fit.criterion() + 6 * Math.log(18), within(1e-9));
    assertThat(fit.logLik()).isCloseTo(-871.814135979242, within(1e-6));
  }
}
