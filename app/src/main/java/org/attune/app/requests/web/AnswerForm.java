package org.attune.app.requests.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.requests.FirstTalkRequests;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.sessions.LocalTimes;

/** What a therapist answers, and the times that they offer. */
public record AnswerForm(String line, String minutes, String place, List<String> slot, String day1, String time1, String day2,
    String time2, String day3, String time3) {

  private static final int SHORTEST = 10;
  private static final int LONGEST = 120;

  public AnswerForm {
    line = FormInput.text(line);
    minutes = FormInput.line(minutes);
    place = FormInput.line(place);
    slot = slot == null ? List.of() : List.copyOf(slot);
    day1 = FormInput.line(day1);
    time1 = FormInput.line(time1);
    day2 = FormInput.line(day2);
    time2 = FormInput.line(time2);
    day3 = FormInput.line(day3);
    time3 = FormInput.line(time3);
  }

  static AnswerForm blank() {
    return new AnswerForm("", "30", "", List.of(), "", "", "", "", "", "");
  }

  /** The times, where all that was typed is one. */
  List<OfferedTimeInput> times(ZoneId zone, FieldErrors errors) {
    if (line.isEmpty()) {
      errors.add("line", "requests.staff.line-missing");
    }
    errors.requireLength("line", line, FirstTalkRequests.MAX_LENGTH);
    Integer length = FormInput.number(minutes);
    if (length == null || !isShortEnough(length)) {
      errors.add("minutes", "requests.staff.minutes-wrong", SHORTEST, LONGEST);
      return List.of();
    }
    var times = new ArrayList<OfferedTimeInput>();
    for (String chosen : slot) {
      OfferedTimeInput.of(chosen).filter(time -> isShortEnough(time.length().toMinutes())).ifPresentOrElse(times::add,
          () -> errors.add("day1", "requests.staff.time-wrong"));
    }
    add(times, 1, day1, time1, length, zone, errors);
    add(times, 2, day2, time2, length, zone, errors);
    add(times, 3, day3, time3, length, zone, errors);
    return times;
  }

  private static boolean isShortEnough(long minutes) {
    return minutes >= SHORTEST && minutes <= LONGEST;
  }

  private void add(List<OfferedTimeInput> times, int number, String typedDay, String typedTime, int length, ZoneId zone, FieldErrors errors) {
    if (typedDay.isEmpty() && typedTime.isEmpty()) {
      return;
    }
    LocalDate day = errors.need("day" + number, FormInput.day(typedDay), "requests.staff.day-wrong");
    LocalTime time = errors.need("time" + number, FormInput.time(typedTime), "requests.staff.time-wrong");
    if (day != null && time != null) {
      times.add(new OfferedTimeInput(LocalTimes.resolve(day, time, zone), Duration.ofMinutes(length), "online".equals(place)));
    }
  }
}
