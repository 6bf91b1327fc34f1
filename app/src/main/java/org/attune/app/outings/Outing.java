package org.attune.app.outings;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.Duration;
import java.time.Instant;
import java.util.Date;

/** An outing that somebody would like to ask for. */
public record Outing(OutingId id, Instant madeAt, Plan plan) {

  /**
   * An hour in anyone's calendar (RFC 5545), with no names in it.
   *
   * @param summary what it is
   */
  public String calendar(String summary) {
    var event = new VEvent();
    event.setUid(id + "@outing");
    event.setDateTimeStamp(Date.from(madeAt));
    event.setSummary(summary);
    event.setDateStart(Date.from(plan.begins().toInstant()));
    event.setDuration(Duration.builder().hours(1).build());
    if (!plan.place().isEmpty()) {
      event.setLocation(plan.place());
    }
    var calendar = new ICalendar();
    calendar.addEvent(event);
    return Biweekly.write(calendar).go();
  }
}
