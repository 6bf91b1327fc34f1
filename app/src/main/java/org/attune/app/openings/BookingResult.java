package org.attune.app.openings;

/** What became of a time that somebody chose. */
public sealed interface BookingResult {

  record Booked(Booking booking) implements BookingResult {}

  /** The hold has run out, or the therapist has something else then. Nothing has changed. */
  record NoLongerFree() implements BookingResult {}
}
