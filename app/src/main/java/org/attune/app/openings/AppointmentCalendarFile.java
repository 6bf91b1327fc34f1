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
 * A booking as a file for somebody's own calendar (RFC 5546). It says when, but not what for or with anyone's name: people who
 * look at that calendar read “Appointment”.
 */
public final class AppointmentCalendarFile {

  private AppointmentCalendarFile() {}

  /**
   * Who the email is from and to; each of the two people gets a file of their own, which doesn't name the other.
   *
   * @param from an address of the practice or the installation, as the email has it
   */
  public record Correspondents(MailAddress from, MailAddress to) {}

  /** The booking as it is now, to take from a page: {@code METHOD:PUBLISH}, the same event as in the emails. */
  public static String publish(Booking booking, String summary, Instant now) {
    return file("PUBLISH", event(booking, booking.moved(), summary, now));
  }

  /** Puts the booking into a calendar, or moves it there: {@code METHOD:REQUEST}, with a number that grows with each move. */
  public static String request(Booking booking, Correspondents people, String summary, Instant now) {
    return file("REQUEST", to(people, event(booking, booking.moved(), summary, now)));
  }

  /** Takes it out again: {@code METHOD:CANCEL}. */
  public static String cancel(Booking booking, Correspondents people, String summary, Instant now) {
    VEvent event = event(booking, booking.moved() + 1, summary, now);
    event.setStatus(Status.cancelled());
    return file("CANCEL", to(people, event));
  }

  private static VEvent event(Booking booking, int sequence, String summary, Instant now) {
    var event = new VEvent();
    event.setUid(booking.id().toString());
    event.setDateTimeStamp(Date.from(now));
    event.setDateStart(Date.from(booking.slot().start()));
    event.setDateEnd(Date.from(booking.slot().end()));
    event.setSequence(sequence);
    event.setSummary(summary);
    event.setStatus(Status.confirmed());
    return event;
  }

  private static VEvent to(Correspondents people, VEvent event) {
    event.setOrganizer(new Organizer(null, address(people.from())));
    var attendee = new Attendee(null, address(people.to()));
    // agreed already: no calendar asks for an answer
    attendee.setParticipationStatus(ParticipationStatus.ACCEPTED);
    attendee.setRsvp(false);
    event.addAttendee(attendee);
    return event;
  }

  private static String file(String method, VEvent event) {
    var calendar = new ICalendar();
    calendar.setMethod(method);
    calendar.addEvent(event);
    return CalendarFile.of(calendar);
  }

  private static String address(MailAddress address) {
    return address.text();
  }
}
