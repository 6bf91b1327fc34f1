package org.attune.app.openings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A therapist's pages, by plain forms. */
@AttuneTest
class OpeningsPagesTests {

  private static final Map<String, String> HOURS = Map.of("weekday", "2", "from", "09:00", "until", "11:00", "zone", "America/New_York",
      "validFrom", "2026-06-01", "validUntil", "", "format", "online");

  @Autowired ApplicationContext application;
  @Autowired OpeningHours hours;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private TestPractice practice;
  private TestHttpClient browser;
  private String cookie;

  @BeforeEach
  void a_therapist_who_is_signed_in() throws Exception {
    clock.set(MovableClock.START);
    practice = TestPractice.named(application, "P" + UUID.randomUUID().toString().substring(0, 8));
    browser = new TestHttpClient(port);
    cookie = "sign_in=" + TestPractice.signIn(application, practice.therapist().person()).text();
  }

  @Test
  void hours_are_added_seen_as_times_and_removed() throws Exception {
    assertThat(page("/openings")).contains("You haven’t added any hours yet.", "At the moment nobody could book a time with you.");
    String key = UUID.randomUUID().toString();
    assertThat(post("/openings/hours", with(HOURS, "key", key)).statusCode()).isEqualTo(303);
    assertThat(post("/openings/hours", with(HOURS, "key", key)).statusCode()).as("sent twice").isEqualTo(303);
    assertThat(hours.of(practice.therapist(), practice.therapist().person()).weekly()).hasSize(1);
    assertThat(page("/openings")).contains("Tuesday, 09:00 to 11:00", "America/New_York", "Tuesday 23 June, 15:00");
    assertThat(post("/openings/exceptions", Map.of("day", "2026-06-23", "open", "no", "zone", "Europe/Berlin")).statusCode()).isEqualTo(303);
    assertThat(page("/openings")).contains("23 June 2026: no openings").doesNotContain("Tuesday 23 June, 15:00");
    UUID id = hours.of(practice.therapist(), practice.therapist().person()).weekly().getFirst().id();
    assertThat(post("/openings/hours/" + id + "/removal", Map.of()).statusCode()).isEqualTo(303);
    assertThat(page("/openings")).contains("You haven’t added any hours yet.");
  }

  @Test
  void what_cannot_be_is_said_where_it_was_typed_and_nothing_changes() throws Exception {
    refused("/openings/hours", with(HOURS, "until", "08:00"), "This ends before it begins.", "value=\"08:00\"");
    refused("/openings/hours", with(HOURS, "from", "nine"), "Please choose a time, such as 14:00.", "value=\"nine\"");
    refused("/openings/hours", with(HOURS, "weekday", "8"), "Please choose a weekday.");
    refused("/openings/hours", with(HOURS, "zone", "Mars/Olympus"), "Please choose a time zone.");
    refused("/openings/hours", with(HOURS, "format", "telepathy"), "Please choose how you meet.");
    refused("/openings/hours", with(HOURS, "validUntil", "2026-05-01"), "The last day is before the first.");
    refused("/openings/exceptions", Map.of("day", "2036-06-23", "open", "no", "zone", "Europe/Berlin"), "Please choose a day within the next two years.");
    refused("/openings/rules", Map.of("buffer", "10", "notice", "1441", "furthest", "56", "step", "30"), "Please give a number of hours from 0 to 1440.",
        "value=\"1441\"");
    refused("/openings/rules", Map.of("buffer", "10", "notice", "24", "furthest", "56", "step", "4"), "Please give a number of minutes from 5 to 240.");
    refused("/openings/calendar", Map.of("address", "http://calendar.example/a.ics", "zone", "Europe/Berlin"), "This isn’t an address we can read.",
        "value=\"http://calendar.example/a.ics\"");
    assertThat(hours.of(practice.therapist(), practice.therapist().person())).isEqualTo(
        new OpeningSettings(List.of(), List.of(), BookingRules.USUAL));
  }

  @Test
  void rules_are_changed_and_a_calendar_is_never_shown_again() throws Exception {
    assertThat(post("/openings/rules", Map.of("buffer", "0", "notice", "48", "furthest", "30", "step", "60")).statusCode()).isEqualTo(303);
    assertThat(page("/openings")).contains("48 hours’ notice, 30 days ahead");
    assertThat(post("/openings/calendar", Map.of("address", "https://127.0.0.1/secret.ics", "zone", "Europe/Berlin")).statusCode()).isEqualTo(303);
    assertThat(page("/openings")).contains("We haven’t been able to read your calendar yet").doesNotContain("secret.ics");
    assertThat(page("/openings/calendar")).contains("Stop reading my calendar").doesNotContain("secret.ics");
    assertThat(post("/openings/calendar/removal", Map.of()).statusCode()).isEqualTo(303);
    assertThat(page("/openings")).contains("not connected");
  }

  private void refused(String path, Map<String, String> form, String... said) throws Exception {
    HttpResponse<String> answer = post(path, form);
    assertThat(answer.statusCode()).as(said[0]).isEqualTo(422);
    assertThat(answer.body()).contains(said);
  }

  private static Map<String, String> with(Map<String, String> form, String field, String value) {
    var changed = new HashMap<>(form);
    changed.put(field, value);
    return changed;
  }

  private String page(String path) throws Exception {
    HttpResponse<String> answer = browser.get(path, cookie);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return browser.post(path, cookie, form);
  }
}
