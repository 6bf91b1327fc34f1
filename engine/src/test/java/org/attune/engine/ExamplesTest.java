package org.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.change.ReliableChange.Category;
import org.attune.engine.rupture.BetweenClientSd;
import org.attune.engine.rupture.DropStrength;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.OwnBaselineDrop;
import org.attune.engine.rupture.PredictiveDrop;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthModel;
import org.attune.engine.trajectory.GrowthSufficientStatistics;
import org.junit.jupiter.api.Test;

/** The examples of the README. */
class ExamplesTest {
  private static final Scale BOND = new Scale(1, 7, Direction.HIGHER_IS_BETTER);

  @Test
  void aDrop() {
    Series maya = Series.of(BOND, 6.0, 6.4, 5.8, 6.2, 6.6, 6.0, 3.8);
    BetweenClientSd between = BetweenClientSd.of(BOND, List.of());
    assertThat(OwnBaselineDrop.withDefaults(between).evaluateLatest(maya))
        .isInstanceOfSatisfying(Online.Known.class, known ->
            assertThat(((OwnBaselineDrop.Result) known.result()).strength()).isEqualTo(DropStrength.STRONG));
  }

  @Test
  void change() {
    ReliableChange phq9 = ReliableChange.of(Direction.LOWER_IS_BETTER, new ReliableChange.Points(6)).withCutOff(10);
    assertThat(phq9.between(16, 5).category()).isEqualTo(Category.RECOVERED);
    assertThat(phq9.between(12, 9).category()).isEqualTo(Category.UNCHANGED);
    assertThat(phq9.between(16, 10).category()).isEqualTo(Category.IMPROVED);
  }

  @Test
  void whatThePracticeExpects() {
    GrowthModel model = GrowthModel.withDefaults();
    GrowthSufficientStatistics statistics = model.newStatistics();
    Random random = new Random(1);
    for (int client = 0; client < 200; client++) {
      double level = 5.6 + 0.6 * random.nextGaussian();
      double slope = 0.15 + 0.1 * random.nextGaussian();
      for (int session = 1; session <= 8; session++) {
        statistics.add(client, session, level + slope * Math.log(session) + 0.4 * random.nextGaussian());
      }
    }
    GrowthCurve curve = model.fit(statistics).curve();
    PredictiveDrop criterion = PredictiveDrop.withDefaults(curve);
    assertThat(criterion.evaluateLatest(Series.of(BOND, 6.4, 4.2)).optionalResult().orElseThrow().suspected()).isTrue();
    assertThat(criterion.evaluateLatest(Series.of(BOND, 6.4, 6.0)).optionalResult().orElseThrow().suspected()).isFalse();
    assertThat(criterion.evaluateLatest(Series.of(BOND, 6.4)).optionalResult()).isEmpty();
  }
}
