package org.attune.app.openings;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Organizer;
import biweekly.property.Status;
import java.time.Instant;
import java.util.Date;
import org.attune.app.identity.MailAddress;
import org.attune.app.layout.CalendarFile;

/**
 * A booking as a file for somebody's own calendar, to go with an email (RFC 5546). It says when, but not what for or with
 * anyone's name: people who look at that calendar read “Appointment”.
 */
public final class AppointmentCalendarFile {

  private AppointmentCalendarFile() {}

  /**
   * Who the email is from and to; each of the two people gets a file of their own, which doesn't name the other.
   *
   * @param from an address of the practice or the installation, as the email has it
   */
  public record Correspondents(MailAddress from, MailAddress to) {}

  /** Puts the booking into a calendar, or moves it there: {@code METHOD:REQUEST}, with a number that grows with each move. */
  public static String request(Booking booking, Correspondents people, String summary, Instant now) {
    return file("REQUEST", booking, booking.moved(), people, summary, now);
  }

  /** Takes it out again: {@code METHOD:CANCEL}. */
  public static String cancel(Booking booking, Correspondents people, String summary, Instant now) {
    return file("CANCEL", booking, booking.moved() + 1, people, summary, now);
  }

  private static String file(String method, Booking booking, int sequence, Correspondents people, String summary, Instant now) {
    var event = new VEvent();
    event.setUid(booking.id().toString());
    event.setDateTimeStamp(Date.from(now));
    event.setDateStart(Date.from(booking.slot().start()));
    event.setDateEnd(Date.from(booking.slot().end()));
    event.setSequence(sequence);
    event.setSummary(summary);
    event.setStatus(method.equals("CANCEL") ? Status.cancelled() : Status.confirmed());
    event.setOrganizer(new Organizer(null, address(people.from())));
    var attendee = new Attendee(null, address(people.to()));
    // agreed already: no calendar asks for an answer
    attendee.setParticipationStatus(ParticipationStatus.ACCEPTED);
    attendee.setRsvp(false);
    event.addAttendee(attendee);
    var calendar = new ICalendar();
    calendar.setMethod(method);
    calendar.addEvent(event);
    return CalendarFile.of(calendar);
  }

  private static String address(MailAddress address) {
    return address.mailbox() + "@" + address.domain();
  }
}
