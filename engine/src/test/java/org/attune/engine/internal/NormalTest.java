package org.attune.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.attune.engine.Reference;
import org.junit.jupiter.api.Test;

class NormalTest {
  @Test
  void agreesWithR() {
    for (Reference.Row row : Reference.table("normal")) {
      double x = row.number("x");
      double expected = row.number("value");
      double value = switch (row.text("what")) {
        case "cumulative" -> Normal.cumulative(x);
        case "quantile" -> Normal.quantile(x);
        default -> ChiSquare.above(x, row.whole("df"));
      };
      assertThat(value).as(row.toString()).isCloseTo(expected, within(2e-13 * Math.abs(expected) + 1e-300));
    }
  }

  @Test
  void aChiSquareOfNoFreedomIsZeroForCertain() {
    assertThat(ChiSquare.above(0, 0)).isEqualTo(1);
    assertThat(ChiSquare.above(1e-9, 0)).isZero();
  }

  @Test
  void refusesWhatHasNoProbability() {
    assertThatIllegalArgumentException().isThrownBy(() -> Normal.cumulative(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChiSquare.above(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ChiSquare.above(1, -1));
  }
}
