package org.attune.app.openings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.attune.app.StrictCalendar;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.PersonId;
import org.attune.app.openings.AppointmentCalendarFile.Correspondents;
import org.junit.jupiter.api.Test;

class AppointmentCalendarFileTests {

  private static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
  private static final Correspondents PEOPLE = new Correspondents(MailAddress.of("practice@example.org").orElseThrow(),
      MailAddress.of("somebody@example.net").orElseThrow());

  @Test
  void a_booking_is_put_into_a_calendar_moved_there_and_taken_out_and_each_is_newer_than_the_one_before() {
    HoldId id = HoldId.random();
    String put = AppointmentCalendarFile.request(booking(id, 0), PEOPLE, "Appointment", NOW);
    StrictCalendar.read(put);
    assertThat(put).contains("METHOD:REQUEST", "UID:" + id, "SEQUENCE:0", "SUMMARY:Appointment", "DTSTART:20270607T070000Z",
        "DTEND:20270607T075000Z", "ORGANIZER:mailto:practice@example.org", "STATUS:CONFIRMED").containsPattern("ATTENDEE.*:mailto:somebody@example.net");
    assertThat(AppointmentCalendarFile.request(booking(id, 1), PEOPLE, "Appointment", NOW)).contains("METHOD:REQUEST", "UID:" + id, "SEQUENCE:1");
    String out = AppointmentCalendarFile.cancel(booking(id, 1), PEOPLE, "Appointment", NOW);
    StrictCalendar.read(out);
    assertThat(out).contains("METHOD:CANCEL", "UID:" + id, "SEQUENCE:2", "STATUS:CANCELLED");
  }

  private static Booking booking(HoldId id, int moved) {
    return new Booking(id, UUID.randomUUID(), PersonId.random(),
        new OpeningSlot(Instant.parse("2027-06-07T07:00:00Z"), Duration.ofMinutes(50), MeetingFormat.ONLINE), moved);
  }
}
