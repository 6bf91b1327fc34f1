package org.attune.app.risk;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hours that were promised count while somebody is at work. Monday 30 November 2026, in London. */
class WorkingHoursTests {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @Test
  void whatComesOnASundayEveningCountsFromMondayMorning() {
    assertThat(after("2026-11-29T21:14:00Z", 3)).isEqualTo("2026-11-30T12:00:00Z");
  }

  @Test
  void whatComesDuringWorkCountsAtOnceAndEndsAtTheLatestAtClosingTime() {
    assertThat(after("2026-11-30T10:30:00Z", 3)).isEqualTo("2026-11-30T13:30:00Z");
    assertThat(after("2026-11-30T14:00:00Z", 3)).isEqualTo("2026-11-30T17:00:00Z");
  }

  @Test
  void whatIsLeftAtClosingTimeGoesOnOnTheNextWorkingDay() {
    assertThat(after("2026-11-27T16:00:00Z", 3)).as("over the weekend").isEqualTo("2026-11-30T11:00:00Z");
    assertThat(after("2026-11-30T17:00:00Z", 3)).isEqualTo("2026-12-01T12:00:00Z");
    assertThat(after("2026-11-30T09:00:00Z", 40)).as("a week").isEqualTo("2026-12-04T17:00:00Z");
  }

  @Test
  void theClockOfThePracticeSaysWhenTheDayBegins() {
    assertThat(after("2026-03-28T12:00:00Z", 1)).as("the clocks go forward on the Sunday").isEqualTo("2026-03-30T09:00:00Z");
  }

  @Test
  void aPracticeMayWorkOnTwoDaysAWeek() {
    var hours = new WorkingHours(Set.of(MONDAY, WEDNESDAY), LocalTime.of(8, 0), LocalTime.of(12, 0));
    assertThat(hours.after(Instant.parse("2026-11-30T11:00:00Z"), Duration.ofHours(2), LONDON)).isEqualTo("2026-12-02T09:00:00Z");
    assertThat(hours.include(Instant.parse("2026-12-01T10:00:00Z"), LONDON)).isFalse();
    assertThat(hours.include(Instant.parse("2026-11-30T08:00:00Z"), LONDON)).isTrue();
    assertThat(hours.include(Instant.parse("2026-11-30T07:59:59Z"), LONDON)).isFalse();
    assertThat(hours.include(Instant.parse("2026-11-30T12:00:00Z"), LONDON)).isFalse();
  }

  @Test
  void nobodyWorksNever() {
    assertThatThrownBy(() -> new WorkingHours(Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WorkingHours(Set.of(MONDAY), LocalTime.NOON, LocalTime.NOON)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant after(String moment, int hours) {
    return WorkingHours.USUAL.after(Instant.parse(moment), Duration.ofHours(hours), LONDON);
  }
}
