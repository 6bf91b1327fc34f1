package org.attune.engine.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.attune.engine.series.InvalidScoreException.Reason;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final Scale BOND = new Scale(1, 7, Direction.HIGHER_IS_BETTER);

  @Test
  void scoresThatArriveOutOfOrderStandInOrderOfSession() {
    Series series = Series.builder(BOND).add(9, 5).add(2, 6).add(4, 7).build();
    assertThat(series.scores()).containsExactly(new Score(2, 6), new Score(4, 7), new Score(9, 5));
    assertThat(series.latest()).contains(new Score(9, 5));
    assertThat(series.values()).containsExactly(6, 7, 5);
    assertThat(series).isEqualTo(Series.builder(BOND).add(2, 6).add(4, 7).add(9, 5).build());
  }

  @Test
  void whatWasKnownAfterASessionLeavesOutAllThatCameLater() {
    Series series = Series.builder(BOND).add(2, 6).add(4, 7).add(9, 5).build();
    assertThat(series.upToSession(1).scores()).isEmpty();
    assertThat(series.upToSession(2).values()).containsExactly(6);
    assertThat(series.upToSession(8).values()).containsExactly(6, 7);
    assertThat(series.upToSession(9)).isEqualTo(series);
    assertThat(series.withoutLatest()).isEqualTo(series.upToSession(8));
  }

  @Test
  void anEmptySeriesHasNoLatestScore() {
    Series none = Series.of(BOND);
    assertThat(none.size()).isZero();
    assertThat(none.latest()).isEmpty();
    assertThat(none.withoutLatest()).isEqualTo(none);
    assertThat(none.summary()).isEqualTo(SummaryStatistics.EMPTY);
  }

  @Test
  void aLaterChangeOfTheListGivenChangesNothing() {
    List<Score> given = new ArrayList<>(List.of(new Score(1, 5)));
    Series series = Series.of(BOND, given);
    given.add(new Score(2, 6));
    assertThat(series.size()).isEqualTo(1);
  }

  @Test
  void refusesByNameWhatItCannotHold() {
    refused(Reason.SECOND_FOR_ITS_SESSION, new Score(3, 5), new Score(4, 5), new Score(3, 6));
    refused(Reason.NOT_A_NUMBER, new Score(3, Double.NaN));
    refused(Reason.OUT_OF_RANGE, new Score(3, 0.99));
    refused(Reason.OUT_OF_RANGE, new Score(3, 7.01));
    refused(Reason.OUT_OF_RANGE, new Score(3, Double.POSITIVE_INFINITY));
    refused(Reason.SESSION_BELOW_ZERO, new Score(-1, 5));
    assertThat(Series.of(BOND, List.of(new Score(0, 1), new Score(1, 7))).size()).isEqualTo(2);
  }

  private static void refused(Reason reason, Score... scores) {
    assertThatExceptionOfType(InvalidScoreException.class)
        .isThrownBy(() -> Series.of(BOND, List.of(scores)))
        .satisfies(refused -> {
          assertThat(refused.reason()).isEqualTo(reason);
          assertThat(refused.session()).isEqualTo(scores[0].session());
        });
  }

  @Test
  void aScaleRunsUpwards() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Scale(7, 1, Direction.HIGHER_IS_BETTER));
    assertThatIllegalArgumentException().isThrownBy(() -> new Scale(1, 1, Direction.HIGHER_IS_BETTER));
    assertThatIllegalArgumentException().isThrownBy(() -> new Scale(Double.NaN, 1, Direction.HIGHER_IS_BETTER));
  }

  @Test
  void aScaleMayHaveNoEnds() {
    Scale open = Scale.unbounded(Direction.LOWER_IS_BETTER);
    assertThat(open.range()).isInfinite();
    assertThat(open.tolerance()).isEqualTo(1e-9);
    assertThat(BOND.tolerance()).isEqualTo(1e-9 * 6);
    assertThat(open.clip(-1e300)).isEqualTo(-1e300);
    assertThat(Series.of(open, -1e300, 1e300).size()).isEqualTo(2);
    assertThatExceptionOfType(InvalidScoreException.class).isThrownBy(() -> Series.of(open, Double.NEGATIVE_INFINITY));
    assertThatExceptionOfType(InvalidScoreException.class).isThrownBy(() -> Series.of(open, Double.NaN));
  }

  @Test
  void theDirectionSaysWhichEndIsWorse() {
    Scale depression = new Scale(0, 27, Direction.LOWER_IS_BETTER);
    assertThat(depression.worst()).isEqualTo(27);
    assertThat(depression.best()).isEqualTo(0);
    assertThat(depression.direction().worsening(10, 14)).isEqualTo(4);
    assertThat(BOND.worst()).isEqualTo(1);
    assertThat(BOND.best()).isEqualTo(7);
    assertThat(BOND.direction().worsening(6, 4.5)).isEqualTo(1.5);
    assertThat(BOND.clip(9)).isEqualTo(7);
    assertThat(BOND.clip(0)).isEqualTo(1);
    assertThat(BOND.range()).isEqualTo(6);
  }

  @Test
  void itsBeginningsAreSeriesOfTheirOwn() {
    Series course = Series.builder(BOND).add(2, 5).add(4, 6).add(7, 3).build();
    assertThat(course.first(2)).isEqualTo(Series.builder(BOND).add(2, 5).add(4, 6).build()).hasSameHashCodeAs(course.upToSession(6));
    assertThat(course.first(0).latest()).isEmpty();
    assertThat(course.first(3)).isEqualTo(course);
    assertThat(course.upToSession(1).size()).isZero();
    assertThat(course.upToSession(4)).isEqualTo(course.first(2));
    assertThat(course.first(2).values()).containsExactly(5, 6);
    assertThat(course.session(2)).isEqualTo(7);
    assertThat(course.value(2)).isEqualTo(3);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> course.first(2).value(2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> course.first(4));
    assertThat(course.first(1).summary()).isEqualTo(SummaryStatistics.of(5));
  }
}
