package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;
import static org.attune.engine.rupture.SampleCourses.DEPRESSION;

import org.attune.engine.rupture.XmRChart.Side;
import org.attune.engine.rupture.XmRChart.Variant;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class XmRChartTest {
  private static final XmRChart MEAN = XmRChart.withDefaults();
  private static final XmRChart MEDIAN = MEAN.withVariant(Variant.MEDIAN);

  private static XmRChart.Result of(XmRChart chart, double... scores) {
    return chart.evaluateLatest(Series.of(BOND, scores)).optionalResult().orElseThrow();
  }

  @Test
  void beforeTheSeventhScoreItIsTooEarlyToTell() {
    assertThat(MEAN.evaluateLatest(Series.of(BOND, 5, 6, 5, 6, 5, 1))).isEqualTo(new Online.TooEarly<>(7, 6));
    assertThat(MEAN.evaluateLatest(Series.of(BOND, 5, 6, 5, 6, 5, 6, 1)).optionalResult()).isPresent();
    assertThat(MEAN.withMinimumScores(3).evaluateLatest(Series.of(BOND, 5, 6, 1)).optionalResult()).isPresent();
  }

  /** By hand: ranges .4 .6 .4 .4 .6, mean .48, so that σ = .48/1.128 and the limits lie 2.66·.48 = 1.2768 about 37/6. */
  @Test
  void theMeanVariantsLimits() {
    XmRChart.Result result = of(MEAN, 6.0, 6.4, 5.8, 6.2, 6.6, 6.0, 3.8);
    assertThat(result.baseline()).isCloseTo(37 / 6.0, within(1e-12));
    assertThat(result.sigma()).isCloseTo(0.48 / 1.128, within(1e-12));
    assertThat(result.usualRange().low()).isCloseTo(37 / 6.0 - 1.2768, within(1e-12));
    assertThat(result.usualRange().high()).isEqualTo(7);
    assertThat(result.drop()).isCloseTo(37 / 6.0 - 3.8, within(1e-12));
    assertThat(result.side()).isEqualTo(Side.WORSE);
    assertThat(result.suspected()).isTrue();
    assertThat(result.statistic()).isCloseTo((37 / 6.0 - 3.8) * 1.128 / 0.48, within(1e-12));
    assertThat(result.tailProbability()).isEmpty();
    assertThat(result.session()).isEqualTo(7);
    assertThat(result.criterion()).isSameAs(MEAN);
  }

  /** By hand: sorted ranges .4 .4 .4 .6 .6, median .4; sorted scores 5.8 6 6 6.2 6.4 6.6, median 6.1. */
  @Test
  void theMedianVariantsLimits() {
    XmRChart.Result result = of(MEDIAN, 6.0, 6.4, 5.8, 6.2, 6.6, 6.0, 5.0);
    assertThat(result.baseline()).isCloseTo(6.1, within(1e-12));
    assertThat(result.sigma()).isCloseTo(0.4 / 0.954, within(1e-12));
    assertThat(result.usualRange().low()).isCloseTo(6.1 - 1.2 / 0.954, within(1e-12));
    assertThat(result.side()).isEqualTo(Side.INSIDE);
    assertThat(result.suspected()).isFalse();
  }

  @Test
  void oneOddScoreWidensTheMedianVariantLess() {
    double[] scores = {6, 6.2, 2, 6, 6.2, 6, 6.2, 5};
    assertThat(of(MEAN, scores).suspected()).isFalse();
    assertThat(of(MEDIAN, scores).suspected()).isTrue();
  }

  @Test
  void withoutMovementThereAreNoLimits() {
    assertThat(MEAN.evaluateLatest(Series.of(BOND, 7, 7, 7, 7, 7, 7, 4))).isEqualTo(new Online.NoSpread<>(7));
    assertThat(MEDIAN.evaluateLatest(Series.of(BOND, 7, 7, 7, 7, 6, 6, 4))).isEqualTo(new Online.NoSpread<>(7));
    assertThat(MEAN.evaluateLatest(Series.of(BOND, 7, 7, 7, 7, 6, 6, 4)).optionalResult()).isPresent();
  }

  @Test
  void aScoreOnALimitIsInside() {
    // ranges of 1, so that the limits lie 2.66 about 4.5
    assertThat(of(MEAN, 4, 5, 4, 5, 4, 5, 1.84).side()).isEqualTo(Side.INSIDE);
    assertThat(of(MEAN, 4, 5, 4, 5, 4, 5, 1.83).side()).isEqualTo(Side.WORSE);
    assertThat(of(MEAN, 1, 1.5, 1, 1.5, 1, 1.5, 5).side()).isEqualTo(Side.BETTER);
    assertThat(of(MEAN, 1, 1.5, 1, 1.5, 1, 1.5, 5).suspected()).isFalse();
  }

  @Test
  void theWorseSideIsTheUpperOneWhereLowerIsBetter() {
    XmRChart.Result result =
        MEAN.evaluateLatest(Series.of(DEPRESSION, 8, 9, 8, 9, 8, 9, 20)).optionalResult().orElseThrow();
    assertThat(result.side()).isEqualTo(Side.WORSE);
    assertThat(result.drop()).isEqualTo(11.5);
    assertThat(MEAN.evaluateLatest(Series.of(DEPRESSION, 8, 9, 8, 9, 8, 9, 0)).optionalResult().orElseThrow().side())
        .isEqualTo(Side.BETTER);
  }

  @Test
  void aMissedSessionIsPassedOver() {
    Series gaps = Series.builder(BOND).add(1, 4).add(2, 5).add(5, 4).add(6, 5).add(9, 4).add(10, 5).add(14, 1.8).build();
    XmRChart.Result result = MEAN.evaluateLatest(gaps).optionalResult().orElseThrow();
    assertThat(result.usualRange()).isEqualTo(of(MEAN, 4, 5, 4, 5, 4, 5, 1.8).usualRange());
    assertThat(result.session()).isEqualTo(14);
  }

  @Test
  void itTakesTwoEarlierScoresForAMovingRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> MEAN.withMinimumScores(2));
    assertThat(MEAN.withMinimumScores(9).minimumScores()).isEqualTo(9);
    assertThat(MEAN.withMinimumScores(9).variant()).isEqualTo(Variant.MEAN);
    assertThat(MEDIAN.minimumScores()).isEqualTo(7);
    assertThat(MEDIAN.variant()).isEqualTo(Variant.MEDIAN);
  }
}
