package org.attune.app.outings;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.attune.app.layout.CalendarFile;
import org.attune.app.layout.NotFound;

/** An outing that somebody would like to ask for. */
public record SocialPlan(SocialPlanId id, Instant madeAt, SocialPlanDetails details) {

  /**
   * An hour in anyone's calendar (RFC 5545), or a whole day where no hour was said, with no names in it.
   *
   * @param summary what it is
   * @throws NotFound where no day was said
   */
  public String calendar(String summary) {
    var event = new VEvent();
    event.setUid(id + "@outing");
    event.setDateTimeStamp(Date.from(madeAt));
    event.setSummary(summary);
    if (details.at() != null) {
      event.setDateStart(Date.from(details.at().atZone(details.zone()).toInstant()));
      event.setDuration(Duration.builder().hours(1).build());
    } else {
      LocalDate day = details.date().orElseThrow(NotFound::new);
      event.setDateStart(new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false));
    }
    if (!details.place().isEmpty()) {
      event.setLocation(details.place());
    }
    var calendar = new ICalendar();
    calendar.addEvent(event);
    return CalendarFile.of(calendar);
  }
}
