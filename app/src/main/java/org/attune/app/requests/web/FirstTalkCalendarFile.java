package org.attune.app.requests.web;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import java.util.Date;
import org.attune.app.layout.CalendarFile;
import org.attune.app.requests.OfferedTime;
import org.attune.app.requests.RequestSummary;

/** A first talk as a calendar file. It says when, and no more: calendars are seen by others. */
final class FirstTalkCalendarFile {

  private FirstTalkCalendarFile() {}

  static String of(RequestSummary standing, OfferedTime booked, String summary) {
    var calendar = new ICalendar();
    calendar.setMethod(Method.publish());
    var event = new VEvent();
    event.setUid(standing.id().toString());
    event.setDateTimeStamp(Date.from(standing.changedAt()));
    event.setSequence(standing.trail().size());
    event.setDateStart(Date.from(booked.start()));
    event.setDateEnd(Date.from(booked.end()));
    event.setSummary(summary);
    calendar.addEvent(event);
    return CalendarFile.of(calendar);
  }
}
