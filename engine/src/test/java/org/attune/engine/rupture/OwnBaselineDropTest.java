package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.Courses.BOND;
import static org.attune.engine.rupture.Courses.DEPRESSION;
import static org.attune.engine.rupture.Courses.THREE_QUARTERS;

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
    return drop.latest(Series.of(BOND, scores)).finding().orElseThrow();
  }

  @Test
  void untilThereAreThreeEarlierScoresItIsTooEarlyToTell() {
    assertThat(DROP.latest(Series.of(BOND))).isEqualTo(new Online.TooEarly<>(4, 0));
    assertThat(DROP.latest(Series.of(BOND, 7, 7, 1))).isEqualTo(new Online.TooEarly<>(4, 3));
    assertThat(DROP.latest(Series.of(BOND, 7, 7, 7, 1)).finding()).isPresent();
    assertThat(DROP.withEarlierScores(2).latest(Series.of(BOND, 7, 7, 1)).finding()).isPresent();
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
    assertThat(result.strength()).isEqualTo(Strength.STRONG);
    assertThat(result.counts()).isTrue();
    assertThat(result.ownDecides()).isFalse();
    assertThat(result.statistic()).isCloseTo(1.8 / 0.75, within(1e-12));
    assertThat(result.earlier()).isEqualTo(3);
    assertThat(result.between()).isEqualTo(THREE_QUARTERS);
    assertThat(result.criterion()).isSameAs(DROP);
    assertThat(result.usual().low()).isCloseTo(5.25, within(1e-12));
    assertThat(result.usual().high()).isCloseTo(6.75, within(1e-12));
    double t = -1.8 / (0.75 * Math.sqrt(4.0 / 3));
    assertThat(result.rarity()).hasValueCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), within(1e-14));
  }

  /** The example of the README; the rarity is R's pt(-2.3667 / (0.75 * sqrt(7/6)), 5). */
  @Test
  void mayasDropAtSession7IsStrongAndWouldComeSeventeenTimesInAThousand() {
    Series maya = Courses.ofMayaWithARuptureAtSession7().upTo(7);
    String words =
        switch (OwnBaselineDrop.withDefaults(BetweenClientSd.of(BOND, List.of())).latest(maya)) {
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
                  drop.rarity().orElseThrow());
        };
    assertThat(words).isEqualTo("STRONG: 2.37 below 6.17, own 0.29, 0.75 and 1.50, 0.0165");
  }

  @Test
  void aVolatileClientsOwnVariabilityRaisesTheThreshold() {
    OwnBaselineDrop.Result result = of(3, 5, 7, 3.2);
    assertThat(result.ownSd()).isCloseTo(2, within(1e-12));
    assertThat(result.ownDecides()).isTrue();
    assertThat(result.strength()).isEqualTo(Strength.NONE);
    assertThat(result.counts()).isFalse();
    assertThat(result.statistic()).isCloseTo(0.9, within(1e-12));
    assertThat(of(3, 5, 7, 2.8).strength()).isEqualTo(Strength.GENTLE);
    assertThat(of(3, 5, 7, 2.8).counts()).isTrue();
  }

  @Test
  void aVeryStableClientIsNotFlaggedForATrifle() {
    assertThat(of(6.2, 6.2, 6.2, 6.2, 6.0).counts()).isFalse();
    assertThat(of(6.2, 6.2, 6.2, 6.2, 6.0).ownSd()).isZero();
    assertThat(of(6.2, 6.2, 6.2, 6.2, 5.4).strength()).isEqualTo(Strength.GENTLE);
  }

  @Test
  void aDropThatEqualsTheThresholdDoesNotCount() {
    assertThat(of(6.1, 6.1, 6.1, 5.35).strength()).isEqualTo(Strength.NONE);
    assertThat(of(6.1, 6.1, 6.1, 4.6).strength()).isEqualTo(Strength.GENTLE);
    // 5.6 − 4.8 and 0.8 differ in their last binary digit
    OwnBaselineDrop fifths = OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(0.8, 40));
    assertThat(of(fifths, 5.6, 5.6, 5.6, 4.8).strength()).isEqualTo(Strength.NONE);
    assertThat(of(fifths, 5.6, 5.6, 5.6, 4.8).counts()).isFalse();
    assertThat(of(fifths, 5.6, 5.6, 5.6, 4.6).counts()).isTrue();
    assertThat(of(fifths, 5.6, 5.6, 5.6, 4.6).strength()).isEqualTo(Strength.GENTLE);
  }

  @Test
  void onAScaleWhereLowerIsBetterARiseIsTheDrop() {
    OwnBaselineDrop points = OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(4, 30));
    OwnBaselineDrop.Result worse = points.latest(Series.of(DEPRESSION, 10, 12, 14, 21)).finding().orElseThrow();
    assertThat(worse.drop()).isEqualTo(9);
    assertThat(worse.strength()).isEqualTo(Strength.STRONG);
    assertThat(worse.usual()).isEqualTo(new Band(8, 16));
    OwnBaselineDrop.Result better = points.latest(Series.of(DEPRESSION, 10, 12, 14, 3)).finding().orElseThrow();
    assertThat(better.drop()).isEqualTo(-9);
    assertThat(better.strength()).isEqualTo(Strength.NONE);
    assertThat(better.rarity().orElseThrow()).isGreaterThan(0.9);
  }

  @Test
  void theUsualBandEndsWhereTheScaleEnds() {
    assertThat(of(7, 7, 7, 7).usual()).isEqualTo(new Band(6.25, 7));
    assertThat(of(1.4, 1.4, 1.4, 1.2).usual().low()).isEqualTo(1);
  }

  @Test
  void atTheBestEndEveryScoreIsThisLowOrLower() {
    assertThat(of(7, 7, 7, 7).rarity()).hasValue(1);
    assertThat(of(7, 7, 7, 7).drop()).isZero();
  }

  @Test
  void nearTheWorstEndItSaysThatItCannotSpeak() {
    assertThat(of(1.6, 1.6, 1.6, 1).reach()).isEqualTo(Strength.NONE);
    assertThat(of(2, 2, 2, 2).reach()).isEqualTo(Strength.GENTLE);
    assertThat(of(5, 5, 5, 5).reach()).isEqualTo(Strength.STRONG);
  }

  @Test
  void otherThresholdsCanBeChosenAndImpossibleOnesNot() {
    OwnBaselineDrop keen = DROP.withThresholds(0.5, 1);
    assertThat(keen.gentle()).isEqualTo(0.5);
    assertThat(keen.strong()).isEqualTo(1);
    assertThat(keen.earlierScores()).isEqualTo(3);
    assertThat(keen.between()).isEqualTo(THREE_QUARTERS);
    assertThat(of(keen, 6, 6, 6, 5.5).strength()).isEqualTo(Strength.GENTLE);
    assertThat(of(6, 6, 6, 5.5).strength()).isEqualTo(Strength.NONE);
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThresholds(1, Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withEarlierScores(1));
  }
}
