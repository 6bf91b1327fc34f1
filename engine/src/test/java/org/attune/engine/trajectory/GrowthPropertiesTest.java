package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.attune.engine.trajectory.PublishedData.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any data, on seeded practices with gaps. */
class GrowthPropertiesTest {
  private static final GrowthModel MODEL = GrowthModel.withDefaults().withTherapists(true);

  private static List<Row> practice(long seed) {
    Random random = new Random(seed);
    double[] therapists = random.doubles(5).map(d -> 3 * d).toArray();
    List<Row> rows = new ArrayList<>();
    for (int client = 0; client < 80; client++) {
      double intercept = 15 + therapists[client % 5] + 3 * random.nextGaussian();
      double slope = 1 + random.nextGaussian();
      int sessions = 2 + random.nextInt(15);
      for (int session = 1; session <= sessions; session++) {
        if (session == 1 || random.nextInt(5) > 0) {
          double score = intercept + slope * Math.log(session) + 2 * random.nextGaussian();
          rows.add(new Row(client, client % 5, session, score));
        }
      }
    }
    return rows;
  }

  private static GrowthFit fit(List<Row> rows) {
    return PublishedData.fit(MODEL, rows);
  }

  private static List<Row> each(List<Row> rows, UnaryOperator<Row> change) {
    return rows.stream().map(change).toList();
  }

  private static void same(GrowthFit one, GrowthFit other, double shift, double scale) {
    double logs = 2 * Math.log(Math.abs(scale)) * (one.sessions() - 2);
    assertThat(other.criterion()).isCloseTo(one.criterion() + logs, within(1e-7));
    double[] theta = one.theta();
    for (int i = 0; i < theta.length; i++) {
      assertThat(other.theta()[i]).isCloseTo(theta[i], within(1e-6));
    }
    assertThat(other.sigma()).isCloseTo(Math.abs(scale) * one.sigma(), within(1e-6 * Math.abs(scale)));
    for (int i = 0; i < 2; i++) {
      assertThat(other.fixed().get(i).estimate())
          .isCloseTo(scale * one.fixed().get(i).estimate() + (i == 0 ? shift : 0), within(1e-6 * Math.abs(scale)));
      assertThat(other.fixed().get(i).se())
          .isCloseTo(Math.abs(scale) * one.fixed().get(i).se(), within(1e-6 * Math.abs(scale)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfClientsAndSessionsDoesNotMatter(long seed) {
    List<Row> rows = practice(seed);
    List<Row> shuffled = new ArrayList<>(each(rows, row -> new Row(79 - row.client(), 4 - row.therapist(), row.session(),
        row.score())));
    Collections.shuffle(shuffled, new Random(seed));
    same(fit(rows), fit(shuffled), 0, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void scoresMayBeShiftedAndScaled(long seed) {
    List<Row> rows = practice(seed);
    GrowthFit fit = fit(rows);
    same(fit, fit(each(rows, row -> new Row(row.client(), row.therapist(), row.session(), row.score() + 1e5))), 1e5, 1);
    same(fit, fit(each(rows, row -> new Row(row.client(), row.therapist(), row.session(), row.score() * 1e-3))), 0, 1e-3);
    same(fit, fit(each(rows, row -> new Row(row.client(), row.therapist(), row.session(), -row.score() * 40))), 0, -40);
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10, 11})
  void collectionsSplitAtAnyRowMergeToTheWhole(long seed) {
    List<Row> rows = practice(seed);
    GrowthFit whole = fit(rows);
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      int cut = random.nextInt(rows.size());
      GrowthSufficientStatistics merged = PublishedData.sums(MODEL, rows.subList(0, cut));
      merged.merge(PublishedData.sums(MODEL, rows.subList(cut, rows.size())));
      assertThat(merged.sessions()).isEqualTo(rows.size());
      same(whole, MODEL.fit(merged), 0, 1);
    }
  }

  /** Moving the origin of time changes what the intercept is of, and nothing else. */
  @ParameterizedTest
  @ValueSource(doubles = {-4, 100})
  void theOriginOfTimeMayMove(double shift) {
    GrowthModel linear = GrowthModel.withDefaults().withTime(TimeTransform.LINEAR);
    List<Row> rows = practice(12);
    GrowthFit here = PublishedData.fit(linear, rows);
    GrowthFit there = PublishedData.fit(linear,
        each(rows, row -> new Row(row.client(), row.therapist(), row.session() + shift, row.score())));
    assertThat(there.criterion()).isCloseTo(here.criterion(), within(1e-7));
    assertThat(there.sigma()).isCloseTo(here.sigma(), within(1e-7));
    assertThat(there.curve().slopeSd()).isCloseTo(here.curve().slopeSd(), within(1e-7));
    assertThat(there.curve().expected(5 + shift).mean()).isCloseTo(here.curve().expected(5).mean(), within(1e-7));
    assertThat(there.curve().expected(5 + shift).sd()).isCloseTo(here.curve().expected(5).sd(), within(1e-7));
    ClientTrajectory one = here.curve().newClient().updatedWith(1, 12).updatedWith(4, 17);
    ClientTrajectory other = there.curve().newClient().updatedWith(1 + shift, 12).updatedWith(4 + shift, 17);
    assertThat(other.predictedScore(6 + shift).mean()).isCloseTo(one.predictedScore(6).mean(), within(1e-6));
    assertThat(other.predictedScore(6 + shift).sd()).isCloseTo(one.predictedScore(6).sd(), within(1e-6));
  }

  /** In other units of time the restricted criterion moves by 2·ln(unit), since the column of the slope does. */
  @ParameterizedTest
  @ValueSource(doubles = {7, 1e-3})
  void aUnitOfTimeMovesTheRestrictedCriterionByItsLogarithm(double unit) {
    GrowthModel linear = GrowthModel.withDefaults().withTime(TimeTransform.LINEAR);
    List<Row> rows = practice(13);
    List<Row> others = each(rows, row -> new Row(row.client(), row.therapist(), row.session() * unit, row.score()));
    assertThat(PublishedData.fit(linear, others).criterion())
        .isCloseTo(PublishedData.fit(linear, rows).criterion() + 2 * Math.log(unit), within(1e-7));
    GrowthModel ml = linear.withMethod(EstimationMethod.ML);
    assertThat(PublishedData.fit(ml, others).criterion()).isCloseTo(PublishedData.fit(ml, rows).criterion(), within(1e-7));
  }
}
