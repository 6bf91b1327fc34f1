package org.attune.engine.rupture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.Map;
import org.attune.engine.rupture.LineNotice.Fell;
import org.attune.engine.rupture.LineNotice.Low;
import org.junit.jupiter.api.Test;

class LineNoticeTest {
  private enum Line {
    SEEN,
    HEARD,
    UNDERSTOOD,
    SAFE,
    WORKING
  }

  private static final LineNotice NOTICE = LineNotice.withDefaults();

  private static Map<Line, Integer> lines(int... values) {
    Map<Line, Integer> lines = new EnumMap<>(Line.class);
    for (Line line : Line.values()) {
      lines.put(line, values[line.ordinal()]);
    }
    return lines;
  }

  @Test
  void atTheFirstSessionALineOfThreeOrLessIsNamed() {
    assertThat(NOTICE.of(lines(7, 7, 4, 3, 7))).containsExactly(new Low<>(Line.SAFE, 3));
    assertThat(NOTICE.of(lines(4, 4, 4, 4, 4))).isEmpty();
  }

  @Test
  void aLineTwoBelowLastTimeIsNamedAndOneBelowIsNot() {
    assertThat(NOTICE.of(lines(5, 6, 7, 7, 7), lines(7, 7, 7, 7, 6))).containsExactly(new Fell<>(Line.SEEN, 7, 5));
  }

  @Test
  void aLineThatFellAndIsLowIsNamedForBoth() {
    assertThat(NOTICE.of(lines(7, 7, 7, 2, 5), lines(7, 7, 7, 6, 7)))
        .containsExactly(new Fell<>(Line.SAFE, 6, 2), new Low<>(Line.SAFE, 2), new Fell<>(Line.WORKING, 7, 5));
  }

  @Test
  void aRiseIsNotNamed() {
    assertThat(NOTICE.of(lines(7, 7, 7, 7, 7), lines(1, 1, 1, 1, 1))).isEmpty();
  }

  @Test
  void aLineThatLastTimeLackedCanOnlyBeLow() {
    assertThat(NOTICE.of(lines(4, 3, 7, 7, 7), Map.of(Line.HEARD, 7)))
        .containsExactly(new Fell<>(Line.HEARD, 7, 3), new Low<>(Line.HEARD, 3));
  }

  @Test
  void otherBoundsCanBeChosen() {
    assertThat(NOTICE.withLow(4).of(lines(4, 5, 5, 5, 5))).containsExactly(new Low<>(Line.SEEN, 4));
    assertThat(NOTICE.withFall(1).of(lines(6, 7, 7, 7, 7), lines(7, 7, 7, 7, 7)))
        .containsExactly(new Fell<>(Line.SEEN, 7, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> NOTICE.withFall(0));
  }
}
