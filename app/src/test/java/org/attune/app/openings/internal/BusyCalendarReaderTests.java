package org.attune.app.openings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.app.openings.UnreadableEvent;
import org.attune.app.openings.UnreadableEvent.Reason;
import org.attune.app.openings.internal.BusyCalendarReader.NotACalendar;
import org.attune.app.openings.internal.BusyCalendarReader.Reading;
import org.junit.jupiter.api.Test;

/** Calendars as other programs write them, with all that was seen to go wrong elsewhere. */
class BusyCalendarReaderTests {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant FROM = Instant.parse("2027-06-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-12-01T00:00:00Z");

  @Test
  void times_are_in_their_zone_without_one_in_its_readers_and_with_a_z_by_utc() {
    assertThat(busy(event("DTSTART;TZID=America/New_York:20270607T090000", "DTEND;TZID=America/New_York:20270607T100000")))
        .containsExactly("2027-06-07T13:00:00Z/2027-06-07T14:00:00Z");
    assertThat(busy(event("DTSTART:20270607T090000", "DTEND:20270607T100000"))).containsExactly("2027-06-07T07:00:00Z/2027-06-07T08:00:00Z");
    assertThat(busy(event("DTSTART:20270607T090000Z", "DURATION:PT45M"))).containsExactly("2027-06-07T09:00:00Z/2027-06-07T09:45:00Z");
    assertThat(busy(event("DTSTART;TZID=\"Europe/London\":20270607T090000", "DTEND;TZID=\"Europe/London\":20270607T100000")))
        .containsExactly("2027-06-07T08:00:00Z/2027-06-07T09:00:00Z");
    assertThat(busy(event("DTSTART:20270607T090000Z"))).as("without a length").isEmpty();
  }

  @Test
  void times_of_all_kinds_stand_beside_each_other() {
    assertThat(busy(event("DTSTART:20270607T090000", "DTEND:20270607T100000", "RRULE:FREQ=WEEKLY;COUNT=2"), event("DTSTART;VALUE=DATE:20270701"),
        event("DTSTART;TZID=Europe/Berlin:20271025T013000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20271101T003000Z")))
        .containsExactly("2027-06-07T07:00:00Z/2027-06-07T08:00:00Z", "2027-06-14T07:00:00Z/2027-06-14T08:00:00Z",
            "2027-06-30T22:00:00Z/2027-07-01T22:00:00Z", "2027-10-24T23:30:00Z/2027-10-25T00:30:00Z", "2027-11-01T00:30:00Z/2027-11-01T01:30:00Z");
  }

  @Test
  void zones_are_known_by_what_windows_and_others_call_them() {
    assertThat(busy(event("DTSTART;TZID=Pacific Standard Time:20270607T090000", "DURATION:PT1H"))).containsExactly("2027-06-07T16:00:00Z/2027-06-07T17:00:00Z");
    assertThat(busy(event("DTSTART;TZID=W. Europe Standard Time:20270607T090000", "DURATION:PT1H"))).containsExactly("2027-06-07T07:00:00Z/2027-06-07T08:00:00Z");
    assertThat(busy(event("DTSTART;TZID=/citadel.org/20210210_1/Europe/Berlin:20270607T090000", "DURATION:PT1H")))
        .containsExactly("2027-06-07T07:00:00Z/2027-06-07T08:00:00Z");
  }

  @Test
  void a_whole_day_is_busy_by_its_readers_clock_and_free_where_it_says_so() {
    assertThat(busy(event("DTSTART;VALUE=DATE:20270607", "DTEND;VALUE=DATE:20270609"))).containsExactly("2027-06-06T22:00:00Z/2027-06-08T22:00:00Z");
    assertThat(busy(event("DTSTART;VALUE=DATE:20270607"))).as("one day").containsExactly("2027-06-06T22:00:00Z/2027-06-07T22:00:00Z");
    assertThat(busy(event("DTSTART;VALUE=DATE:20271031"))).as("of twenty-five hours").containsExactly("2027-10-30T22:00:00Z/2027-10-31T23:00:00Z");
    assertThat(busy(event("DTSTART;VALUE=DATE:20270607", "TRANSP:TRANSPARENT"))).isEmpty();
    assertThat(busy(event("DTSTART;VALUE=DATE:20270607", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"))).isEmpty();
    assertThat(busy(event("DTSTART;VALUE=DATE:20270607", "RRULE:FREQ=DAILY;COUNT=2"))).containsExactly("2027-06-06T22:00:00Z/2027-06-08T22:00:00Z");
  }

  @Test
  void what_was_cancelled_declined_or_never_answered_is_free_and_what_is_tentative_is_not() {
    String[] when = {"DTSTART:20270607T090000Z", "DURATION:PT1H"};
    assertThat(busy(event(when[0], when[1], "STATUS:CANCELLED"))).isEmpty();
    assertThat(busy(event(when[0], when[1], "STATUS:TENTATIVE"))).hasSize(1);
    assertThat(busy(event(when[0], when[1], "ATTENDEE;CN=\"Me; myself: I\";PARTSTAT=DECLINED:mailto:Me@example.org"))).isEmpty();
    assertThat(busy(event(when[0], when[1], "ATTENDEE;PARTSTAT=NEEDS-ACTION:MAILTO:me@example.org"))).isEmpty();
    assertThat(busy(event(when[0], when[1], "ATTENDEE;PARTSTAT=TENTATIVE:mailto:me@example.org"))).hasSize(1);
    assertThat(busy(event(when[0], when[1], "ATTENDEE;PARTSTAT=DECLINED:mailto:other@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org")))
        .as("somebody else did").hasSize(1);
    assertThat(spans(read("BEGIN:VCALENDAR\r\nX-WR-CALNAME:two@example.org\r\n"
        + event(when[0], when[1], "ATTENDEE;PARTSTAT=DECLINED:mailto:two@example.org") + "END:VCALENDAR\r\n"))).as("whose calendar it says it is").isEmpty();
  }

  @Test
  void a_series_keeps_its_time_on_the_wall_over_the_change_of_clocks() {
    assertThat(busy(event("DTSTART;TZID=America/New_York:20271030T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")))
        .containsExactly("2027-10-30T13:00:00Z/2027-10-30T14:00:00Z", "2027-11-06T13:00:00Z/2027-11-06T14:00:00Z", "2027-11-13T14:00:00Z/2027-11-13T15:00:00Z");
    assertThat(busy(event("DTSTART;TZID=America/New_York:20271031T013000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")))
        .as("the time that comes twice is the first").containsExactly("2027-10-31T05:30:00Z/2027-10-31T06:30:00Z", "2027-11-07T05:30:00Z/2027-11-07T06:30:00Z");
  }

  @Test
  void every_second_week_is_on_its_own_day_also_late_in_the_evening_and_long_after_it_began() {
    assertThat(busy(event("DTSTART;TZID=America/Los_Angeles:20240103T190000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU")).subList(0, 3))
        .containsExactly("2027-06-03T02:00:00Z/2027-06-03T03:00:00Z", "2027-06-17T02:00:00Z/2027-06-17T03:00:00Z", "2027-07-01T02:00:00Z/2027-07-01T03:00:00Z");
    assertThat(busy(event("DTSTART;TZID=Europe/Berlin:20270601T233000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=MO")))
        .containsExactly("2027-06-01T21:30:00Z/2027-06-01T22:00:00Z", "2027-06-06T21:30:00Z/2027-06-06T22:00:00Z",
            "2027-06-15T21:30:00Z/2027-06-15T22:00:00Z", "2027-06-20T21:30:00Z/2027-06-20T22:00:00Z");
  }

  @Test
  void until_counts_its_last_day_or_moment() {
    String[] series = {"DTSTART;TZID=Europe/Berlin:20270607T090000", "DURATION:PT1H"};
    assertThat(busy(event(series[0], series[1], "RRULE:FREQ=DAILY;UNTIL=20270609T070000Z"))).hasSize(3);
    assertThat(busy(event(series[0], series[1], "RRULE:FREQ=DAILY;UNTIL=20270609T065959Z"))).hasSize(2);
    assertThat(busy(event(series[0], series[1], "RRULE:FREQ=DAILY;UNTIL=20270609"))).hasSize(3);
    assertThat(busy(event(series[0], series[1], "RRULE:FREQ=DAILY;UNTIL=20270609T090000"))).hasSize(3);
    assertThat(busy(event("DTSTART;VALUE=DATE:20270607", "RRULE:FREQ=DAILY;UNTIL=20270609"))).containsExactly("2027-06-06T22:00:00Z/2027-06-09T22:00:00Z");
    assertThat(busy(event("DTSTART;VALUE=DATE:20270607", "RRULE:FREQ=DAILY;UNTIL=20270609T000000Z"))).containsExactly("2027-06-06T22:00:00Z/2027-06-09T22:00:00Z");
  }

  @Test
  void days_are_taken_out_and_added_however_they_are_written() {
    String[] series = {"DTSTART;TZID=Europe/Berlin:20270607T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=5"};
    assertThat(busy(event(series[0], series[1], series[2], "EXDATE;TZID=Europe/Berlin:20270608T090000,20270609T090000", "EXDATE:20270610T070000Z")))
        .extracting(time -> time.substring(8, 10)).containsExactly("07", "11");
    assertThat(busy(event(series[0], series[1], series[2], "EXDATE;VALUE=DATE:20270608"))).extracting(time -> time.substring(8, 10))
        .containsExactly("07", "09", "10", "11");
    assertThat(busy(event("DTSTART;VALUE=DATE:20270607", "RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE;TZID=Europe/Berlin:20270614T000000"))).hasSize(1);
    assertThat(busy(event(series[0], series[1], "RDATE;TZID=Europe/Berlin:20270701T120000", "RDATE;VALUE=PERIOD:20270702T100000Z/PT2H")))
        .containsExactly("2027-06-07T07:00:00Z/2027-06-07T08:00:00Z", "2027-07-01T10:00:00Z/2027-07-01T11:00:00Z", "2027-07-02T10:00:00Z/2027-07-02T12:00:00Z");
    assertThat(busy(event(series[0], series[1], series[2], "EXDATE;TZID=Europe/Berlin:20270607T090000"))).as("also the first").hasSize(4);
  }

  @Test
  void an_instance_that_was_moved_is_where_it_went_and_one_that_was_cancelled_is_nowhere() {
    String series = event("UID:a", "DTSTART;TZID=Europe/Berlin:20270607T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3");
    String moved = event("UID:a", "RECURRENCE-ID;TZID=Europe/Berlin:20270608T090000", "DTSTART;TZID=Europe/Berlin:20270608T150000", "DURATION:PT2H");
    String cancelled = event("UID:a", "RECURRENCE-ID:20270609T070000Z", "DTSTART;TZID=Europe/Berlin:20270609T090000", "DURATION:PT1H", "STATUS:CANCELLED");
    assertThat(busy(moved, series, cancelled)).as("in whichever order")
        .containsExactly("2027-06-07T07:00:00Z/2027-06-07T08:00:00Z", "2027-06-08T13:00:00Z/2027-06-08T15:00:00Z");
    assertThat(busy(series, event("UID:a", "RECURRENCE-ID;VALUE=DATE:20270608", "DTSTART;TZID=Europe/Berlin:20270608T150000", "DURATION:PT1H")))
        .as("replaced by its day").hasSize(3).doesNotContain("2027-06-08T07:00:00Z/2027-06-08T08:00:00Z");
    assertThat(busy(series, event("UID:a", "RECURRENCE-ID;TZID=Europe/Berlin:20270608T090000", "DTSTART;TZID=Europe/Berlin:20270608T090000", "DURATION:PT1H",
        "TRANSP:TRANSPARENT"))).as("changed to free").hasSize(2);
  }

  @Test
  void instances_without_their_series_count_each() {
    assertThat(busy(event("UID:a", "RECURRENCE-ID:20270607T070000Z", "DTSTART:20270607T070000Z", "DTEND:20270607T080000Z"),
        event("UID:a", "RECURRENCE-ID:20270614T070000Z", "DTSTART:20270614T090000Z", "DTEND:20270614T100000Z")))
        .containsExactly("2027-06-07T07:00:00Z/2027-06-07T08:00:00Z", "2027-06-14T09:00:00Z/2027-06-14T10:00:00Z");
    assertThat(spans(read("BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY:20270607T070000Z/20270607T080000Z,20270608T070000Z/PT1H\r\n"
        + "FREEBUSY;FBTYPE=FREE:20270609T070000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n"))).hasSize(2);
  }

  @Test
  void what_cannot_be_read_is_busy_for_its_days_and_is_told() {
    Reading zone = of(event("DTSTART;TZID=Customized Time Zone:20270607T090000", "DTEND;TZID=Customized Time Zone:20270607T100000"),
        event("DTSTART:20270615T090000Z", "DURATION:PT1H"));
    assertThat(spans(zone)).as("and the others are read").containsExactly("2027-06-06T22:00:00Z/2027-06-07T22:00:00Z", "2027-06-15T09:00:00Z/2027-06-15T10:00:00Z");
    assertThat(zone.unreadable()).containsExactly(new UnreadableEvent(day(7), day(7), Reason.ZONE));

    Reading series = of(event("DTSTART;TZID=Nowhere:20270607T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"));
    assertThat(spans(series)).containsExactly("2027-06-06T22:00:00Z/2027-06-07T22:00:00Z", "2027-06-13T22:00:00Z/2027-06-14T22:00:00Z");
    assertThat(series.unreadable()).containsExactly(new UnreadableEvent(day(7), day(14), Reason.ZONE));

    assertThat(of(event("DTSTART:20270607T250000", "DURATION:PT1H")).unreadable()).containsExactly(new UnreadableEvent(day(7), day(7), Reason.DATE));
    assertThat(of(event("DTSTART:20270607T090000Z", "DTEND:20270606T090000Z")).unreadable()).containsExactly(new UnreadableEvent(day(6), day(7), Reason.DATE));
    assertThat(of(event("SUMMARY:nothing")).unreadable()).containsExactly(new UnreadableEvent(null, null, Reason.NO_DATE));
    assertThat(of(event("DTSTART;TZID=Nowhere:20270607T090000", "STATUS:CANCELLED")).unreadable()).as("cancelled it is no matter").isEmpty();
  }

  /** As Outlook writes a zone of one's own. */
  private static final String CUSTOMIZED = "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\n"
      + "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0630\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\nEND:STANDARD\r\n"
      + "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:-0630\r\nTZOFFSETTO:-0500\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n"
      + "END:VTIMEZONE\r\n";

  @Test
  void a_zone_that_the_calendar_defines_itself_is_read_by_its_definition_and_one_with_a_known_name_by_that() {
    assertThat(busy(CUSTOMIZED, event("DTSTART;TZID=Customized Time Zone:20271101T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")))
        .as("before and after the first Sunday in November").containsExactly("2027-11-01T14:00:00Z/2027-11-01T15:00:00Z", "2027-11-08T15:30:00Z/2027-11-08T16:30:00Z");
    assertThat(busy(event("DTSTART;TZID=Customized Time Zone:20270601T000000", "DURATION:PT1H"), CUSTOMIZED)).as("at the beginning, and defined below")
        .containsExactly("2027-06-01T05:00:00Z/2027-06-01T06:00:00Z");
    assertThat(busy(CUSTOMIZED.replace("BYMONTH=11", "BYMONTH=4").replace("BYMONTH=3", "BYMONTH=10"),
        event("DTSTART;TZID=Customized Time Zone:20270607T090000", "DURATION:PT1H"))).as("south of the equator, by what began in April")
        .containsExactly("2027-06-07T15:30:00Z/2027-06-07T16:30:00Z");
    assertThat(busy(CUSTOMIZED.replace("Customized Time Zone", "Europe/London"), event("DTSTART;TZID=Europe/London:20270607T090000", "DURATION:PT1H")))
        .containsExactly("2027-06-07T08:00:00Z/2027-06-07T09:00:00Z");
    assertThat(busy("BEGIN:VTIMEZONE\r\nTZID:Fixed\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0545\r\nTZOFFSETTO:+0545\r\nEND:STANDARD\r\n"
        + "END:VTIMEZONE\r\n", event("DTSTART;TZID=Fixed:20270607T090000", "DURATION:PT1H"))).containsExactly("2027-06-07T03:15:00Z/2027-06-07T04:15:00Z");
  }

  @Test
  void a_definition_that_cannot_be_read_leaves_the_day_busy() {
    for (String broken : List.of(CUSTOMIZED.replace("-0500", "yesterday"), CUSTOMIZED.replace("YEARLY", "SECONDLY;BYSECOND=1"),
        CUSTOMIZED.replace("16010101T", "1601T"), CUSTOMIZED.replaceAll("(?s)BEGIN:STANDARD.*END:DAYLIGHT", "X-LIC-LOCATION:Nowhere"))) {
      assertThat(of(broken, event("DTSTART;TZID=Customized Time Zone:20270607T090000", "DURATION:PT1H")).unreadable()).as(broken)
          .containsExactly(new UnreadableEvent(day(7), day(7), Reason.ZONE));
    }
  }

  @Test
  void the_computers_own_zone_plays_no_part() {
    TimeZone before = TimeZone.getDefault();
    String[] events = {CUSTOMIZED, event("DTSTART:20271031T013000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"), event("DTSTART;VALUE=DATE:20270701"),
        event("DTSTART;TZID=Customized Time Zone:20271101T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"),
        event("DTSTART;TZID=Pacific Standard Time:20270607T233000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20270622T063000Z"),
        event("UID:a", "RECURRENCE-ID:20270607T070000Z", "DTSTART:20270607T070000Z", "DTEND:20270607T080000Z")};
    List<String> here = busy(events);
    try {
      for (String zone : List.of("America/Chicago", "Pacific/Kiritimati", "Asia/Kathmandu")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThat(busy(events)).as(zone).isEqualTo(here);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void a_rule_that_cannot_be_read_is_busy_from_its_first_day_on() {
    for (String rule : List.of("FREQ=SOMETIMES", "FREQ=DAILY;BYDAY=XX", "COUNT=3", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;UNTIL=later")) {
      Reading reading = of(event("DTSTART:20270607T090000Z", "DURATION:PT1H", "RRULE:" + rule));
      assertThat(spans(reading)).as(rule).containsExactly("2027-06-06T22:00:00Z/2027-12-01T00:00:00Z");
      assertThat(reading.unreadable()).as(rule).hasSize(1);
    }
  }

  @Test
  void a_series_of_each_second_takes_no_longer_than_any_and_is_told() {
    Reading reading = of(event("DTSTART:20270607T090000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"),
        event("DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY;COUNT=2000000000"),
        event("DTSTART:20270607T090000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY;BYHOUR=" + numbers(24) + ";BYMINUTE=" + numbers(60) + ";BYSECOND=" + numbers(60)));
    assertThat(spans(reading)).containsExactly("2027-06-01T00:00:00Z/2027-12-01T00:00:00Z");
    assertThat(reading.unreadable()).hasSize(3).allSatisfy(event -> assertThat(event.reason()).isEqualTo(Reason.TOO_MANY));
    assertThat(of(event("DTSTART:20270607T090000Z", "DURATION:PT1M", "RRULE:FREQ=HOURLY;COUNT=3")).busy()).as("each hour is nothing special").hasSize(3);
  }

  @Test
  void many_events_come_out_as_few_busy_times() {
    var events = new String[9000];
    for (int i = 0; i < events.length; i++) {
      Instant start = FROM.plus(Duration.ofMinutes(25L * i));
      String text = start.toString().replaceAll("[-:]", "");
      events[i] = event("UID:" + i, "DTSTART:" + text, "DURATION:PT5M");
    }
    Reading reading = of(events);
    assertThat(reading.busy()).hasSizeLessThanOrEqualTo(5000);
    assertThat(reading.busy().getFirst().from()).isEqualTo(FROM);
  }

  @Test
  void lines_may_be_folded_and_alarms_have_times_of_their_own() {
    assertThat(busy(event("DTSTART;TZID=Euro\r\n pe/Berlin:20270607T0900\r\n\t00", "DTEND;TZID=Europe/Berlin:20270607T100000",
        "BEGIN:VALARM", "TRIGGER;VALUE=DATE-TIME:20270601T000000Z", "DURATION:PT5M", "END:VALARM"))).containsExactly("2027-06-07T07:00:00Z/2027-06-07T08:00:00Z");
    assertThat(spans(read("\uFEFFBEGIN:VCALENDAR\n" + event("DTSTART:20270607T090000Z", "DURATION:PT1H").replace("\r\n", "\n") + "END:VCALENDAR"))).hasSize(1);
  }

  @Test
  void a_page_is_no_calendar() {
    for (String page : List.of("<!DOCTYPE html><html><body>Sign in</body></html>", "", "{}", "<html>BEGIN:VCALENDAR")) {
      assertThatThrownBy(() -> BusyCalendarReader.read(page, BERLIN, Set.of(), FROM, UNTIL)).isInstanceOf(NotACalendar.class);
    }
    assertThat(busy()).as("an empty one is").isEmpty();
  }

  @Test
  void a_line_that_looks_like_many_parameters_is_read_in_no_time() {
    assertThat(of(event("ATTENDEE" + ";X=\"a\",b".repeat(20_000) + ";Y=", "DTSTART:20270607T090000Z", "DURATION:PT1H")).busy()).hasSize(1);
    assertThat(of(event("ATTENDEE;X=" + ",".repeat(50_000), "DTSTART:20270607T090000Z", "DURATION:PT1H")).busy()).hasSize(1);
  }

  @Test
  void long_names_rules_and_lists_are_no_trouble() {
    assertThat(of(event("DTSTART;TZID=/" + "a".repeat(100_000) + ":20270607T090000Z", "DURATION:PT1H")).unreadable())
        .containsExactly(new UnreadableEvent(day(7), day(7), Reason.ZONE));
    assertThat(of(event("DTSTART:20270607T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYDAY=" + "MO,".repeat(100_000) + "MO")).unreadable())
        .containsExactly(new UnreadableEvent(day(7), LocalDate.of(2027, 12, 1), Reason.RULE));
    var group = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      group.append("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270607T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n")
          .append("BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20270608T09").append("%02d%02d".formatted(i / 60 % 60, i % 60))
          .append("Z\r\nDTSTART:20270607T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\n");
    }
    assertThat(of(group.toString()).busy()).hasSize(1);
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2027, 6, day);
  }

  private static String event(String... lines) {
    return "BEGIN:VEVENT\r\nSUMMARY:Words that are nobody's business\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
  }

  private static List<String> busy(String... events) {
    Reading reading = of(events);
    assertThat(reading.unreadable()).isEmpty();
    return spans(reading);
  }

  private static Reading of(String... events) {
    return read("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + String.join("", events) + "END:VCALENDAR\r\n");
  }

  private static Reading read(String calendar) {
    try {
      return BusyCalendarReader.read(calendar, BERLIN, Set.of("me@example.org"), FROM, UNTIL);
    } catch (NotACalendar e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> spans(Reading reading) {
    return reading.busy().stream().map(time -> time.from() + "/" + time.until()).toList();
  }
}
