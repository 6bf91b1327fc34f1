package org.attune.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SummaryStatisticsTest {
  @Test
  void keepsNumberMeanAndSpread() {
    SummaryStatistics summary = SummaryStatistics.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(summary).isEqualTo(new SummaryStatistics(8, 5, 32));
    assertThat(summary.sd()).hasValueCloseTo(Math.sqrt(32 / 7.0), within(1e-15));
  }

  @Test
  void oneScoreAndNoneHaveNoStandardDeviation() {
    assertThat(SummaryStatistics.of(6.2).sd()).isEmpty();
    assertThat(SummaryStatistics.EMPTY.sd()).isEmpty();
  }

  @Test
  void equalScoresHaveNoSpreadAtAll() {
    assertThat(SummaryStatistics.of(6.2, 6.2, 6.2).sd()).hasValue(0);
    assertThat(SummaryStatistics.of(6.2, 6.2, 6.2).mean()).isEqualTo(6.2);
  }

  @Test
  void partsMergeIntoTheWholeWhereverTheyAreSplit() {
    Random random = new Random(7);
    for (int run = 0; run < 50; run++) {
      double[] values = random.doubles(1 + random.nextInt(40), 1, 7).toArray();
      SummaryStatistics whole = SummaryStatistics.of(values);
      for (int split = 0; split <= values.length; split++) {
        SummaryStatistics merged =
            SummaryStatistics.of(Arrays.copyOf(values, split)).merge(SummaryStatistics.of(Arrays.copyOfRange(values, split, values.length)));
        assertThat(merged.count()).isEqualTo(whole.count());
        assertThat(merged.mean()).isCloseTo(whole.mean(), within(1e-13));
        assertThat(merged.sumOfSquaredDeviations()).isCloseTo(whole.sumOfSquaredDeviations(), within(1e-12));
      }
    }
  }

  @Test
  void scoresFarFromZeroLoseNoDigitsOfTheirSpread() {
    assertThat(SummaryStatistics.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16).sumOfSquaredDeviations()).isEqualTo(90);
  }

  @Test
  void refusesWhatNoScoresCanHave() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SummaryStatistics(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SummaryStatistics(3, Double.NaN, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SummaryStatistics(3, 5, -0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SummaryStatistics(3, 5, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new SummaryStatistics(3, 5, Double.POSITIVE_INFINITY));
  }
}
