package org.attune.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTimesTests {

  @ParameterizedTest
  @CsvSource({
      // it comes twice: the first
      "America/New_York, 2027-11-07T01:30, 2027-11-07T05:30:00Z",
      "Europe/Berlin, 2027-10-31T02:30, 2027-10-31T00:30:00Z",
      "Australia/Sydney, 2027-04-04T02:30, 2027-04-03T15:30:00Z",
      "Australia/Lord_Howe, 2027-04-04T01:45, 2027-04-03T14:45:00Z",
      // it is skipped: as much later
      "America/New_York, 2027-03-14T02:30, 2027-03-14T07:30:00Z",
      "Europe/Berlin, 2027-03-28T02:30, 2027-03-28T01:30:00Z",
      "Australia/Sydney, 2027-10-03T02:30, 2027-10-02T16:30:00Z",
      "Australia/Lord_Howe, 2027-10-03T02:15, 2027-10-02T15:45:00Z",
      // before and after
      "America/New_York, 2027-11-07T00:59, 2027-11-07T04:59:00Z",
      "America/New_York, 2027-11-07T02:00, 2027-11-07T07:00:00Z",
      "America/New_York, 2027-03-14T01:59, 2027-03-14T06:59:00Z",
      "America/New_York, 2027-03-14T03:00, 2027-03-14T07:00:00Z",
      // a whole day that a country left out
      "Pacific/Apia, 2011-12-30T09:00, 2011-12-30T19:00:00Z",
      // and one without any of it
      "Asia/Kolkata, 2027-11-07T01:30, 2027-11-06T20:00:00Z"})
  void a_time_that_comes_twice_is_the_first_and_one_that_is_skipped_comes_as_much_later(String zone, String local, Instant moment) {
    assertThat(LocalTimes.resolve(LocalDateTime.parse(local), ZoneId.of(zone).getRules())).isEqualTo(moment);
  }

  @Test
  void a_day_may_begin_after_midnight() {
    assertThat(LocalTimes.startOfDay(LocalDate.of(2018, 11, 4), ZoneId.of("America/Sao_Paulo"))).isEqualTo("2018-11-04T03:00:00Z");
    assertThat(LocalTimes.startOfDay(LocalDate.of(2027, 3, 28), ZoneId.of("Europe/Berlin"))).isEqualTo("2027-03-27T23:00:00Z");
  }

  @Test
  void a_zone_that_changes_its_rules_takes_its_times_along() {
    ZoneRules until = ZoneRules.of(ZoneOffset.ofHours(2));
    ZoneRules since = ZoneRules.of(ZoneOffset.ofHours(2), ZoneOffset.ofHours(2), List.of(), List.of(ZoneOffsetTransition.of(
        LocalDateTime.parse("2027-05-01T00:00"), ZoneOffset.ofHours(2), ZoneOffset.ofHours(3))), List.of());
    LocalDateTime before = LocalDateTime.parse("2027-04-30T10:00");
    LocalDateTime after = LocalDateTime.parse("2027-05-02T10:00");
    assertThat(LocalTimes.resolve(before, since)).isEqualTo(LocalTimes.resolve(before, until)).isEqualTo("2027-04-30T08:00:00Z");
    assertThat(LocalTimes.resolve(after, until)).isEqualTo("2027-05-02T08:00:00Z");
    assertThat(LocalTimes.resolve(after, since)).isEqualTo("2027-05-02T07:00:00Z");
  }
}
