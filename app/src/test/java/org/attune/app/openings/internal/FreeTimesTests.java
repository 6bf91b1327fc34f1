package org.attune.app.openings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.attune.app.openings.BookingRules;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.HoursException;
import org.attune.app.openings.OpeningSettings;
import org.attune.app.openings.OpeningSlot;
import org.attune.app.openings.WeeklyHours;
import org.attune.app.openings.WeeklyHours.LocalHours;
import org.attune.app.openings.WeeklyHours.Validity;
import org.junit.jupiter.api.Test;

/** Worked out by hand, in zones whose clocks change. */
class FreeTimesTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final BookingRules RULES = new BookingRules(Duration.ofMinutes(10), Duration.ofHours(24), 30, HOUR);
  private static final LocalDate ALWAYS = LocalDate.of(2020, 1, 1);

  @Test
  void the_same_time_on_the_wall_before_and_after_the_clocks_change() {
    var sundays = weekly(DayOfWeek.SUNDAY, "09:00", "10:00", NEW_YORK);
    assertThat(starts(of(RULES, "2027-10-30T00:00:00Z", sundays), "2027-10-30T00:00:00Z", "2027-11-20T00:00:00Z"))
        .containsExactly("2027-10-31T13:00:00Z", "2027-11-07T14:00:00Z", "2027-11-14T14:00:00Z");
    assertThat(starts(of(RULES, "2027-03-01T00:00:00Z", sundays), "2027-03-01T00:00:00Z", "2027-03-22T00:00:00Z"))
        .containsExactly("2027-03-07T14:00:00Z", "2027-03-14T13:00:00Z", "2027-03-21T13:00:00Z");
  }

  @Test
  void hours_in_the_night_of_the_change_are_as_long_as_they_are() {
    var night = weekly(DayOfWeek.SUNDAY, "00:30", "03:30", NEW_YORK);
    assertThat(starts(of(RULES, "2027-11-05T00:00:00Z", night), "2027-11-07T00:00:00Z", "2027-11-08T00:00:00Z"))
        .as("an hour more").containsExactly("2027-11-07T04:30:00Z", "2027-11-07T05:30:00Z", "2027-11-07T06:30:00Z", "2027-11-07T07:30:00Z");
    assertThat(starts(of(RULES, "2027-03-12T00:00:00Z", night), "2027-03-14T00:00:00Z", "2027-03-15T00:00:00Z"))
        .as("an hour less").containsExactly("2027-03-14T05:30:00Z", "2027-03-14T06:30:00Z");
    var skipped = weekly(DayOfWeek.SUNDAY, "02:45", "03:15", NEW_YORK);
    assertThat(starts(of(RULES, "2027-03-12T00:00:00Z", skipped), "2027-03-14T00:00:00Z", "2027-03-15T00:00:00Z"))
        .as("they would end before they begin").isEmpty();
  }

  @Test
  void the_shortest_notice_is_so_many_hours_also_on_the_day_of_the_change() {
    var sundays = weekly(DayOfWeek.SUNDAY, "09:00", "11:00", BERLIN);
    assertThat(starts(of(RULES, "2027-10-30T07:00:00Z", sundays), "2027-10-30T00:00:00Z", "2027-11-01T00:00:00Z"))
        .as("nine by the wall, twenty-five hours ahead").containsExactly("2027-10-31T08:00:00Z", "2027-10-31T09:00:00Z");
    assertThat(starts(of(RULES, "2027-10-30T08:00:00Z", sundays), "2027-10-30T00:00:00Z", "2027-11-01T00:00:00Z"))
        .as("to the second").containsExactly("2027-10-31T08:00:00Z", "2027-10-31T09:00:00Z");
    assertThat(starts(of(RULES, "2027-10-30T08:00:01Z", sundays), "2027-10-30T00:00:00Z", "2027-11-01T00:00:00Z"))
        .containsExactly("2027-10-31T09:00:00Z");
  }

  @Test
  void the_furthest_day_is_counted_in_the_zone_of_the_hours_and_is_open_to_its_end() {
    var rules = new BookingRules(Duration.ZERO, Duration.ZERO, 7, HOUR);
    var evenings = weekly(DayOfWeek.SUNDAY, "22:00", "00:00", NEW_YORK);
    // by UTC it is Monday already
    assertThat(starts(of(rules, "2027-11-01T02:30:00Z", evenings), "2027-11-01T00:00:00Z", "2027-11-30T00:00:00Z"))
        .containsExactly("2027-11-01T03:00:00Z", "2027-11-08T03:00:00Z", "2027-11-08T04:00:00Z");
    assertThat(starts(of(rules, "2027-11-06T12:00:00Z", evenings), "2027-11-06T00:00:00Z", "2027-11-30T00:00:00Z"))
        .as("seven days from Saturday is before the next Sunday").containsExactly("2027-11-08T03:00:00Z", "2027-11-08T04:00:00Z");
  }

  @Test
  void an_exception_stands_in_for_the_day() {
    var pattern = new OpeningSettings(List.of(weekly(DayOfWeek.MONDAY, "09:00", "11:00", BERLIN)), List.of(
        new HoursException(UUID.randomUUID(), LocalDate.of(2027, 6, 7), BERLIN, null),
        new HoursException(UUID.randomUUID(), LocalDate.of(2027, 6, 14), BERLIN, hours("15:00", "16:00", BERLIN)),
        new HoursException(UUID.randomUUID(), LocalDate.of(2027, 6, 16), BERLIN, hours("12:00", "13:00", BERLIN))), RULES);
    var times = new FreeTimes(pattern, List.of(), List.of(), Instant.parse("2027-06-01T00:00:00Z"));
    assertThat(starts(times, "2027-06-01T00:00:00Z", "2027-06-22T00:00:00Z")).containsExactly(
        "2027-06-14T13:00:00Z", "2027-06-16T10:00:00Z", "2027-06-21T07:00:00Z", "2027-06-21T08:00:00Z");
  }

  @Test
  void hours_count_from_their_first_day_to_their_last() {
    var some = new WeeklyHours(UUID.randomUUID(), DayOfWeek.MONDAY, hours("09:00", "10:00", BERLIN),
        new Validity(LocalDate.of(2027, 6, 7), LocalDate.of(2027, 6, 14)));
    assertThat(starts(of(RULES, "2027-05-30T00:00:00Z", some), "2027-05-30T00:00:00Z", "2027-06-29T00:00:00Z"))
        .containsExactly("2027-06-07T07:00:00Z", "2027-06-14T07:00:00Z");
  }

  @Test
  void an_appointment_blocks_by_overlap_and_with_the_buffer_on_both_sides() {
    var mondays = weekly(DayOfWeek.MONDAY, "09:00", "15:00", BERLIN);
    var rules = new BookingRules(Duration.ofMinutes(10), Duration.ofHours(1), 30, Duration.ofMinutes(10));
    var appointment = new BlockedTime(Instant.parse("2027-06-07T09:00:00Z"), Instant.parse("2027-06-07T10:00:00Z"));
    var times = new FreeTimes(new OpeningSettings(List.of(mondays), List.of(), rules), List.of(), List.of(appointment),
        Instant.parse("2027-06-01T00:00:00Z"));
    assertThat(starts(times, "2027-06-07T07:00:00Z", "2027-06-08T00:00:00Z"))
        .contains("2027-06-07T07:50:00Z", "2027-06-07T10:10:00Z").doesNotContain("2027-06-07T08:00:00Z", "2027-06-07T09:30:00Z", "2027-06-07T10:00:00Z");
    assertThat(times.isFree(slot("2027-06-07T07:50:00Z"))).isTrue();
    assertThat(times.isFree(slot("2027-06-07T07:51:00Z"))).isFalse();
    assertThat(times.isClear(slot("2027-06-07T08:00:00Z"))).as("promised before: it may touch").isTrue();
    assertThat(times.isClear(slot("2027-06-07T08:01:00Z"))).isFalse();
  }

  @Test
  void hours_of_one_format_that_meet_are_one() {
    var times = of(RULES, "2027-06-01T00:00:00Z", weekly(DayOfWeek.MONDAY, "09:00", "09:30", BERLIN),
        weekly(DayOfWeek.MONDAY, "09:30", "10:00", BERLIN));
    assertThat(starts(times, "2027-06-07T00:00:00Z", "2027-06-08T00:00:00Z")).containsExactly("2027-06-07T07:00:00Z");
  }

  @Test
  void nothing_runs_away() {
    var all = new BookingRules(Duration.ZERO, Duration.ZERO, 180, Duration.ofMinutes(5));
    WeeklyHours[] week = java.util.Arrays.stream(DayOfWeek.values()).map(d -> weekly(d, "00:00", "00:00", BERLIN)).toArray(WeeklyHours[]::new);
    assertThat(of(all, "2027-06-01T00:00:00Z", week).slots(HOUR, Instant.parse("2027-06-01T00:00:00Z"), Instant.parse("2028-06-01T00:00:00Z")))
        .hasSize(1000);
  }

  private static FreeTimes of(BookingRules rules, String now, WeeklyHours... weekly) {
    return new FreeTimes(new OpeningSettings(List.of(weekly), List.of(), rules), List.of(), List.of(), Instant.parse(now));
  }

  private static WeeklyHours weekly(DayOfWeek day, String from, String until, ZoneId zone) {
    return new WeeklyHours(UUID.randomUUID(), day, hours(from, until, zone), new Validity(ALWAYS, null));
  }

  private static LocalHours hours(String from, String until, ZoneId zone) {
    return new LocalHours(LocalTime.parse(from), LocalTime.parse(until), zone, MeetingFormat.ONLINE);
  }

  private static OpeningSlot slot(String start) {
    return new OpeningSlot(Instant.parse(start), HOUR, MeetingFormat.ONLINE);
  }

  private static List<String> starts(FreeTimes times, String from, String until) {
    return times.slots(HOUR, Instant.parse(from), Instant.parse(until)).stream().map(slot -> slot.start().toString()).toList();
  }
}
