package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;
import static org.attune.engine.rupture.SampleCourses.DEPRESSION;
import static org.attune.engine.rupture.SampleCourses.THREE_QUARTERS;

import java.util.List;
import java.util.Locale;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class OwnBaselineDropTest {
  private static final OwnBaselineDrop DROP = OwnBaselineDrop.withDefaults(THREE_QUARTERS);

  private static OwnBaselineDrop.Result of(double... scores) {
    return of(DROP, scores);
  }

  private static OwnBaselineDrop.Result of(OwnBaselineDrop drop, double... scores) {
    return drop.evaluateLatest(Series.of(BOND, scores)).optionalResult().orElseThrow();
  }

  @Test
  void untilThereAreThreeEarlierScoresItIsTooEarlyToTell() {
    assertThat(DROP.evaluateLatest(Series.of(BOND))).isEqualTo(new Online.TooEarly<>(4, 0));
    assertThat(DROP.evaluateLatest(Series.of(BOND, 7, 7, 1))).isEqualTo(new Online.TooEarly<>(4, 3));
    assertThat(DROP.evaluateLatest(Series.of(BOND, 7, 7, 7, 1)).optionalResult()).isPresent();
    assertThat(DROP.withMinimumEarlierScores(2).evaluateLatest(Series.of(BOND, 7, 7, 1)).optionalResult()).isPresent();
  }

  /** By hand: mean 6, deviations ±0.4 and 0: own SD 0.4 &lt; 0.75; drop 1.8; t = −1.8 / (0.75·√(4/3)) with 2 df. */
  @Test
  void aDropBeyondTwiceTheStricterVariabilityIsStrong() {
    OwnBaselineDrop.Result result = of(5.6, 6, 6.4, 4.2);
    assertThat(result.session()).isEqualTo(4);
    assertThat(result.baseline()).isCloseTo(6, within(1e-12));
    assertThat(result.drop()).isCloseTo(1.8, within(1e-12));
    assertThat(result.ownSd()).isCloseTo(0.4, within(1e-12));
    assertThat(result.gentleThreshold()).isEqualTo(0.75);
    assertThat(result.strongThreshold()).isEqualTo(1.5);
    assertThat(result.strength()).isEqualTo(DropStrength.STRONG);
    assertThat(result.suspected()).isTrue();
    assertThat(result.isOwnSdDecisive()).isFalse();
    assertThat(result.statistic()).isCloseTo(1.8 / 0.75, within(1e-12));
    assertThat(result.earlierScores()).isEqualTo(3);
    assertThat(result.betweenClientSd()).isEqualTo(THREE_QUARTERS);
    assertThat(result.criterion()).isSameAs(DROP);
    assertThat(result.usualRange().low()).isCloseTo(5.25, within(1e-12));
    assertThat(result.usualRange().high()).isCloseTo(6.75, within(1e-12));
    double t = -1.8 / (0.75 * Math.sqrt(4.0 / 3));
    assertThat(result.tailProbability()).hasValueCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), within(1e-14));
  }

  /** The example of the README; the rarity is R's pt(-2.3667 / (0.75 * sqrt(7/6)), 5). */
  @Test
  void mayasDropAtSession7IsStrongAndWouldComeSeventeenTimesInAThousand() {
    Series maya = SampleCourses.ofMayaWithARuptureAtSession7().upToSession(7);
    String words =
        switch (OwnBaselineDrop.withDefaults(BetweenClientSd.of(BOND, List.of())).evaluateLatest(maya)) {
          case Online.TooEarly(int needed, int have) -> "too early: " + have + " of " + needed;
          case Online.NoSpread(int have) -> "no spread in " + have;
          case Online.Known(OwnBaselineDrop.Result drop) ->
              String.format(
                  Locale.ROOT,
                  "%s: %.2f below %.2f, own %.2f, %.2f and %.2f, %.4f",
                  drop.strength(),
                  drop.drop(),
                  drop.baseline(),
                  drop.ownSd(),
                  drop.gentleThreshold(),
                  drop.strongThreshold(),
                  drop.tailProbability().orElseThrow());
        };
    assertThat(words).isEqualTo("STRONG: 2.37 below 6.17, own 0.29, 0.75 and 1.50, 0.0165");
  }

  @Test
  void aVolatileClientsOwnVariabilityRaisesTheThreshold() {
    OwnBaselineDrop.Result result = of(3, 5, 7, 3.2);
    assertThat(result.ownSd()).isCloseTo(2, within(1e-12));
    assertThat(result.isOwnSdDecisive()).isTrue();
    assertThat(result.strength()).isEqualTo(DropStrength.NONE);
    assertThat(result.suspected()).isFalse();
    assertThat(result.statistic()).isCloseTo(0.9, within(1e-12));
    assertThat(of(3, 5, 7, 2.8).strength()).isEqualTo(DropStrength.GENTLE);
    assertThat(of(3, 5, 7, 2.8).suspected()).isTrue();
  }

  @Test
  void aVeryStableClientIsNotFlaggedForATrifle() {
    assertThat(of(6.2, 6.2, 6.2, 6.2, 6.0).suspected()).isFalse();
    assertThat(of(6.2, 6.2, 6.2, 6.2, 6.0).ownSd()).isZero();
    assertThat(of(6.2, 6.2, 6.2, 6.2, 5.4).strength()).isEqualTo(DropStrength.GENTLE);
  }

  @Test
  void aDropThatEqualsTheThresholdDoesNotCount() {
    assertThat(of(6.1, 6.1, 6.1, 5.35).strength()).isEqualTo(DropStrength.NONE);
    assertThat(of(6.1, 6.1, 6.1, 4.6).strength()).isEqualTo(DropStrength.GENTLE);
    // 5.6 − 4.8 and 0.8 differ in their last binary digit
    OwnBaselineDrop fifths = OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(0.8, 40));
    assertThat(of(fifths, 5.6, 5.6, 5.6, 4.8).strength()).isEqualTo(DropStrength.NONE);
    assertThat(of(fifths, 5.6, 5.6, 5.6, 4.8).suspected()).isFalse();
    assertThat(of(fifths, 5.6, 5.6, 5.6, 4.6).suspected()).isTrue();
    assertThat(of(fifths, 5.6, 5.6, 5.6, 4.6).strength()).isEqualTo(DropStrength.GENTLE);
  }

  @Test
  void onAScaleWhereLowerIsBetterARiseIsTheDrop() {
    OwnBaselineDrop points = OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(4, 30));
    OwnBaselineDrop.Result worse = points.evaluateLatest(Series.of(DEPRESSION, 10, 12, 14, 21)).optionalResult().orElseThrow();
    assertThat(worse.drop()).isEqualTo(9);
    assertThat(worse.strength()).isEqualTo(DropStrength.STRONG);
    assertThat(worse.usualRange()).isEqualTo(new UsualRange(8, 16));
    OwnBaselineDrop.Result better = points.evaluateLatest(Series.of(DEPRESSION, 10, 12, 14, 3)).optionalResult().orElseThrow();
    assertThat(better.drop()).isEqualTo(-9);
    assertThat(better.strength()).isEqualTo(DropStrength.NONE);
    assertThat(better.tailProbability().orElseThrow()).isGreaterThan(0.9);
  }

  @Test
  void theUsualBandEndsWhereTheScaleEnds() {
    assertThat(of(7, 7, 7, 7).usualRange()).isEqualTo(new UsualRange(6.25, 7));
    assertThat(of(1.4, 1.4, 1.4, 1.2).usualRange().low()).isEqualTo(1);
  }

  @Test
  void atTheBestEndEveryScoreIsThisLowOrLower() {
    assertThat(of(7, 7, 7, 7).tailProbability()).hasValue(1);
    assertThat(of(7, 7, 7, 7).drop()).isZero();
  }

  @Test
  void nearTheWorstEndItSaysThatItCannotSpeak() {
    assertThat(of(1.6, 1.6, 1.6, 1).strengthOfWorstScore()).isEqualTo(DropStrength.NONE);
    assertThat(of(2, 2, 2, 2).strengthOfWorstScore()).isEqualTo(DropStrength.GENTLE);
    assertThat(of(5, 5, 5, 5).strengthOfWorstScore()).isEqualTo(DropStrength.STRONG);
  }

  @Test
  void otherThresholdsCanBeChosenAndImpossibleOnesNot() {
    OwnBaselineDrop keen = DROP.withThresholds(0.5, 1);
    assertThat(keen.gentle()).isEqualTo(0.5);
    assertThat(keen.strong()).isEqualTo(1);
    assertThat(keen.minimumEarlierScores()).isEqualTo(3);
    assertThat(keen.betweenClientSd()).isEqualTo(THREE_QUARTERS);
    assertThat(of(keen, 6, 6, 6, 5.5).strength()).isEqualTo(DropStrength.GENTLE);
    assertThat(of(6, 6, 6, 5.5).strength()).isEqualTo(DropStrength.NONE);
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(1, Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withMinimumEarlierScores(1));
  }
}
