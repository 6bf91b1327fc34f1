package org.attune.app.openings.web;

import java.time.LocalTime;
import java.time.ZoneId;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.WeeklyHours.LocalHours;
import org.attune.app.practices.CountriesAndTimeZones;
import org.jspecify.annotations.Nullable;

/** Reads what several forms ask for. */
final class LocalHoursInput {

  private LocalHoursInput() {}

  static @Nullable LocalHours hours(String from, String until, String zone, String format, FieldErrors errors) {
    LocalTime begin = errors.need("from", FormInput.time(from), "openings.time-missing");
    LocalTime end = errors.need("until", FormInput.time(until), "openings.time-missing");
    ZoneId in = zone(zone, errors);
    MeetingFormat how = format.equals(MeetingFormat.ONLINE.code()) || format.equals(MeetingFormat.IN_PERSON.code()) ? MeetingFormat.of(format) : null;
    errors.need("format", how, "openings.format-missing");
    return begin == null || end == null || in == null || how == null ? null : new LocalHours(begin, end, in, how);
  }

  static @Nullable ZoneId zone(String zone, FieldErrors errors) {
    return errors.need("zone", CountriesAndTimeZones.isTimeZone(zone) ? ZoneId.of(zone) : null, "openings.zone-missing");
  }
}
