package org.attune.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  /** R: quantile(c(7, 1, 4, 2), c(0, .25, .5, .75, 1)). */
  @Test
  void theyAreTypeSevenOfR() {
    double[] values = {7, 1, 4, 2};
    assertThat(Quantiles.of(values, 0, 0.25, 0.5, 0.75, 1)).containsExactly(1, 1.75, 3, 4.75, 7);
    assertThat(values).containsExactly(7, 1, 4, 2);
  }

  @Test
  void theMedianIsTheMiddleOrBetweenTheMiddleTwo() {
    assertThat(Quantiles.median(new double[] {5})).isEqualTo(5);
    assertThat(Quantiles.median(new double[] {5, 1, 2})).isEqualTo(2);
    assertThat(Quantiles.median(new double[] {5, 1})).isEqualTo(3);
  }
}
