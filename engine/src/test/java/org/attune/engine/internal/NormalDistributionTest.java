package org.attune.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.attune.engine.ReferenceTable;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
  @Test
  void agreesWithR() {
    for (ReferenceTable.Row row : ReferenceTable.table("normal")) {
      double x = row.number("x");
      double expected = row.number("value");
      double value = switch (row.text("what")) {
        case "cumulative" -> NormalDistribution.cumulativeProbability(x);
        case "quantile" -> NormalDistribution.quantile(x);
        default -> ChiSquaredDistribution.survivalProbability(x, row.whole("df"));
      };
      assertThat(value).as(row.toString()).isCloseTo(expected, within(2e-13 * Math.abs(expected) + 1e-300));
    }
  }

  @Test
  void aChiSquareOfNoFreedomIsZeroForCertain() {
    assertThat(ChiSquaredDistribution.survivalProbability(0, 0)).isEqualTo(1);
    assertThat(ChiSquaredDistribution.survivalProbability(1e-9, 0)).isZero();
  }

  @Test
  void refusesWhatHasNoProbability() {
    assertThatIllegalArgumentException().isThrownBy(() -> NormalDistribution.cumulativeProbability(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> NormalDistribution.quantile(0));
    assertThatIllegalArgumentException().isThrownBy(() -> NormalDistribution.quantile(1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChiSquaredDistribution.survivalProbability(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChiSquaredDistribution.survivalProbability(1, -1));
  }
}
