package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.Map;
import org.attune.engine.rupture.ItemCriteria.FallenItem;
import org.attune.engine.rupture.ItemCriteria.LowItem;
import org.junit.jupiter.api.Test;

class ItemCriteriaTest {
  private enum TestItem {
    SEEN,
    HEARD,
    UNDERSTOOD,
    SAFE,
    WORKING
  }

  private static final ItemCriteria NOTICE = ItemCriteria.withDefaults();

  private static Map<TestItem, Integer> lines(int... values) {
    Map<TestItem, Integer> lines = new EnumMap<>(TestItem.class);
    for (TestItem line : TestItem.values()) {
      lines.put(line, values[line.ordinal()]);
    }
    return lines;
  }

  @Test
  void atTheFirstSessionALineOfThreeOrLessIsNamed() {
    assertThat(NOTICE.evaluate(lines(7, 7, 4, 3, 7))).containsExactly(new LowItem<>(TestItem.SAFE, 3));
    assertThat(NOTICE.evaluate(lines(4, 4, 4, 4, 4))).isEmpty();
  }

  @Test
  void aLineTwoBelowLastTimeIsNamedAndOneBelowIsNot() {
    assertThat(NOTICE.evaluate(lines(5, 6, 7, 7, 7), lines(7, 7, 7, 7, 6))).containsExactly(new FallenItem<>(TestItem.SEEN, 7, 5));
  }

  @Test
  void aLineThatFellAndIsLowIsNamedForBoth() {
    assertThat(NOTICE.evaluate(lines(7, 7, 7, 2, 5), lines(7, 7, 7, 6, 7)))
        .containsExactly(new FallenItem<>(TestItem.SAFE, 6, 2), new LowItem<>(TestItem.SAFE, 2), new FallenItem<>(TestItem.WORKING, 7, 5));
  }

  @Test
  void aRiseIsNotNamed() {
    assertThat(NOTICE.evaluate(lines(7, 7, 7, 7, 7), lines(1, 1, 1, 1, 1))).isEmpty();
  }

  @Test
  void aLineThatLastTimeLackedCanOnlyBeLow() {
    assertThat(NOTICE.evaluate(lines(4, 3, 7, 7, 7), Map.of(TestItem.HEARD, 7)))
        .containsExactly(new FallenItem<>(TestItem.HEARD, 7, 3), new LowItem<>(TestItem.HEARD, 3));
  }

  @Test
  void otherBoundsCanBeChosen() {
    assertThat(NOTICE.withLow(4).evaluate(lines(4, 5, 5, 5, 5))).containsExactly(new LowItem<>(TestItem.SEEN, 4));
    assertThat(NOTICE.withFall(1).evaluate(lines(6, 7, 7, 7, 7), lines(7, 7, 7, 7, 7)))
        .containsExactly(new FallenItem<>(TestItem.SEEN, 7, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> NOTICE.withFall(0));
  }
}
