package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.Courses.BOND;
import static org.attune.engine.rupture.Courses.DEPRESSION;

import org.attune.engine.rupture.XmR.Side;
import org.attune.engine.rupture.XmR.Variant;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class XmRTest {
  private static final XmR MEAN = XmR.withDefaults();
  private static final XmR MEDIAN = MEAN.withVariant(Variant.MEDIAN);

  private static XmR.Result of(XmR chart, double... scores) {
    return chart.latest(Series.of(BOND, scores)).finding().orElseThrow();
  }

  @Test
  void beforeTheSeventhScoreItIsTooEarlyToTell() {
    assertThat(MEAN.latest(Series.of(BOND, 5, 6, 5, 6, 5, 1))).isEqualTo(new Online.TooEarly<>(7, 6));
    assertThat(MEAN.latest(Series.of(BOND, 5, 6, 5, 6, 5, 6, 1)).finding()).isPresent();
    assertThat(MEAN.withScores(3).latest(Series.of(BOND, 5, 6, 1)).finding()).isPresent();
  }

  /** By hand: ranges .4 .6 .4 .4 .6, mean .48, so that σ = .48/1.128 and the limits lie 2.66·.48 = 1.2768 about 37/6. */
  @Test
  void theMeanVariantsLimits() {
    XmR.Result result = of(MEAN, 6.0, 6.4, 5.8, 6.2, 6.6, 6.0, 3.8);
    assertThat(result.baseline()).isCloseTo(37 / 6.0, within(1e-12));
    assertThat(result.sigma()).isCloseTo(0.48 / 1.128, within(1e-12));
    assertThat(result.usual().low()).isCloseTo(37 / 6.0 - 1.2768, within(1e-12));
    assertThat(result.usual().high()).isEqualTo(7);
    assertThat(result.drop()).isCloseTo(37 / 6.0 - 3.8, within(1e-12));
    assertThat(result.side()).isEqualTo(Side.WORSE);
    assertThat(result.counts()).isTrue();
    assertThat(result.statistic()).isCloseTo((37 / 6.0 - 3.8) * 1.128 / 0.48, within(1e-12));
    assertThat(result.rarity()).isEmpty();
    assertThat(result.session()).isEqualTo(7);
    assertThat(result.criterion()).isSameAs(MEAN);
  }

  /** By hand: sorted ranges .4 .4 .4 .6 .6, median .4; sorted scores 5.8 6 6 6.2 6.4 6.6, median 6.1. */
  @Test
  void theMedianVariantsLimits() {
    XmR.Result result = of(MEDIAN, 6.0, 6.4, 5.8, 6.2, 6.6, 6.0, 5.0);
    assertThat(result.baseline()).isCloseTo(6.1, within(1e-12));
    assertThat(result.sigma()).isCloseTo(0.4 / 0.954, within(1e-12));
    assertThat(result.usual().low()).isCloseTo(6.1 - 1.2 / 0.954, within(1e-12));
    assertThat(result.side()).isEqualTo(Side.INSIDE);
    assertThat(result.counts()).isFalse();
  }

  @Test
  void oneOddScoreWidensTheMedianVariantLess() {
    double[] scores = {6, 6.2, 2, 6, 6.2, 6, 6.2, 5};
    assertThat(of(MEAN, scores).counts()).isFalse();
    assertThat(of(MEDIAN, scores).counts()).isTrue();
  }

  @Test
  void withoutMovementThereAreNoLimits() {
    assertThat(MEAN.latest(Series.of(BOND, 7, 7, 7, 7, 7, 7, 4))).isEqualTo(new Online.NoSpread<>(7));
    assertThat(MEDIAN.latest(Series.of(BOND, 7, 7, 7, 7, 6, 6, 4))).isEqualTo(new Online.NoSpread<>(7));
    assertThat(MEAN.latest(Series.of(BOND, 7, 7, 7, 7, 6, 6, 4)).finding()).isPresent();
  }

  @Test
  void aScoreOnALimitIsInside() {
    // ranges of 1, so that the limits lie 2.66 about 4.5
    assertThat(of(MEAN, 4, 5, 4, 5, 4, 5, 1.84).side()).isEqualTo(Side.INSIDE);
    assertThat(of(MEAN, 4, 5, 4, 5, 4, 5, 1.83).side()).isEqualTo(Side.WORSE);
    assertThat(of(MEAN, 1, 1.5, 1, 1.5, 1, 1.5, 5).side()).isEqualTo(Side.BETTER);
    assertThat(of(MEAN, 1, 1.5, 1, 1.5, 1, 1.5, 5).counts()).isFalse();
  }

  @Test
  void theWorseSideIsTheUpperOneWhereLowerIsBetter() {
    XmR.Result result =
        MEAN.latest(Series.of(DEPRESSION, 8, 9, 8, 9, 8, 9, 20)).finding().orElseThrow();
    assertThat(result.side()).isEqualTo(Side.WORSE);
    assertThat(result.drop()).isEqualTo(11.5);
    assertThat(MEAN.latest(Series.of(DEPRESSION, 8, 9, 8, 9, 8, 9, 0)).finding().orElseThrow().side())
        .isEqualTo(Side.BETTER);
  }

  @Test
  void aMissedSessionIsPassedOver() {
    Series gaps = Series.on(BOND).add(1, 4).add(2, 5).add(5, 4).add(6, 5).add(9, 4).add(10, 5).add(14, 1.8).build();
    XmR.Result result = MEAN.latest(gaps).finding().orElseThrow();
    assertThat(result.usual()).isEqualTo(of(MEAN, 4, 5, 4, 5, 4, 5, 1.8).usual());
    assertThat(result.session()).isEqualTo(14);
  }

  @Test
  void itTakesTwoEarlierScoresForAMovingRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> MEAN.withScores(2));
    assertThat(MEAN.withScores(9).scores()).isEqualTo(9);
    assertThat(MEAN.withScores(9).variant()).isEqualTo(Variant.MEAN);
    assertThat(MEDIAN.scores()).isEqualTo(7);
    assertThat(MEDIAN.variant()).isEqualTo(Variant.MEDIAN);
  }
}
