package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attune.engine.rupture.SampleCourses.BOND;
import static org.attune.engine.rupture.SampleCourses.DEPRESSION;

import java.util.List;
import org.attune.engine.series.RegressionLine;
import org.attune.engine.series.Series;
import org.junit.jupiter.api.Test;

class ResidualDropTest {
  private static final ResidualDrop DROP = ResidualDrop.withDefaults(0.5);

  private static ResidualDrop.Result of(double... scores) {
    return DROP.evaluateLatest(Series.of(BOND, scores)).optionalResult().orElseThrow();
  }

  @Test
  void itSpeaksFromTheThirdScore() {
    assertThat(DROP.evaluateLatest(Series.of(BOND, 7, 1))).isEqualTo(new Online.TooEarly<>(3, 2));
    assertThat(DROP.withMinimumScores(4).evaluateLatest(Series.of(BOND, 7, 7, 1))).isEqualTo(new Online.TooEarly<>(4, 3));
    assertThat(DROP.evaluateLatest(Series.of(BOND, 7, 7, 1)).optionalResult()).isPresent();
  }

  /** By hand: 6, 6, 6, 3 over 1 to 4: mean 5.25, slope −4.5/5 = −0.9, at 4: 5.25 − 1.35 = 3.9. */
  @Test
  void theResidualIsFromTheLineThroughAllScoresUpToTheLatest() {
    ResidualDrop.Result result = of(6, 6, 6, 3);
    assertThat(result.baseline()).isCloseTo(3.9, within(1e-12));
    assertThat(result.drop()).isCloseTo(0.9, within(1e-12));
    assertThat(result.statistic()).isCloseTo(1.8, within(1e-12));
    assertThat(result.usualRange().low()).isCloseTo(3.4, within(1e-12));
    assertThat(result.suspected()).isTrue();
    assertThat(result.tailProbability()).isEmpty();
    assertThat(of(6, 6, 6, 4.8).suspected()).isFalse();
  }

  @Test
  void aDropThatEqualsTheThresholdDoesNotCount() {
    // 0.3 of the last fall is the residual
    assertThat(DROP.withThreshold(0.6).evaluateLatest(Series.of(BOND, 6, 6, 6, 5)).optionalResult().orElseThrow().suspected()).isFalse();
    assertThat(DROP.withThreshold(0.59).evaluateLatest(Series.of(BOND, 6, 6, 6, 5)).optionalResult().orElseThrow().suspected()).isTrue();
  }

  @Test
  void aSteadyFallIsALineAndNoDropAndSoIsAConstantCourse() {
    assertThat(of(7, 6, 5, 4).drop()).isCloseTo(0, within(1e-12));
    assertThat(of(6.2, 6.2, 6.2).drop()).isZero();
    assertThat(of(6.2, 6.2, 6.2).suspected()).isFalse();
  }

  @Test
  void gapsInTheNumberingAreDistances() {
    Series near = Series.of(BOND, 7, 6, 5);
    Series far = Series.builder(BOND).add(1, 7).add(2, 6).add(9, 5).build();
    assertThat(DROP.evaluateLatest(near).optionalResult().orElseThrow().drop()).isCloseTo(0, within(1e-12));
    assertThat(DROP.evaluateLatest(far).optionalResult().orElseThrow().drop()).isNegative();
  }

  /** The line of the onset, 6.6 − 0.9·(session − 0), is at 3 at session 5 and at 2.1 at session 6. */
  @Test
  void itIsBackNearTheLineAsItWasDrawnAtTheOnset() {
    assertThat(DROP.episodes(Series.of(BOND, 6, 6, 6, 3, 2.4, 1.6))).singleElement()
        .satisfies(episode -> assertThat(episode.recoveredAt()).hasValue(6));
  }

  @Test
  void theStandardDeviationIsPooledOverClients() {
    RegressionLine first = RegressionLine.through(Series.of(BOND, 1, 2, 3, 5));
    RegressionLine second = RegressionLine.through(Series.of(BOND, 5, 5, 2));
    RegressionLine short1 = RegressionLine.through(Series.of(BOND, 5, 1));
    double squares = first.residualSquares() + second.residualSquares();
    assertThat(ResidualDrop.pooledSd(List.of(first, second, short1))).hasValueCloseTo(Math.sqrt(squares / 3), within(1e-14));
    assertThat(ResidualDrop.pooledSd(List.of(short1))).isEmpty();
    assertThat(ResidualDrop.pooledSd(List.of(RegressionLine.through(Series.of(BOND, 4, 4, 4))))).isEmpty();
  }

  @Test
  void whereLowerIsBetterTheResidualIsTurned() {
    ResidualDrop points = ResidualDrop.withDefaults(2);
    assertThat(points.evaluateLatest(Series.of(DEPRESSION, 8, 8, 8, 18)).optionalResult().orElseThrow().drop())
        .isCloseTo(3, within(1e-12));
    assertThat(points.evaluateLatest(Series.of(DEPRESSION, 8, 8, 8, 18)).optionalResult().orElseThrow().suspected()).isTrue();
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ResidualDrop.withDefaults(0));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withThreshold(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> DROP.withMinimumScores(2));
    assertThat(DROP.withMinimumScores(5).withThreshold(2).minimumScores()).isEqualTo(5);
    assertThat(DROP.withThreshold(2).withMinimumScores(5).threshold()).isEqualTo(2);
    assertThat(DROP.pooledSd()).isEqualTo(0.5);
  }
}
