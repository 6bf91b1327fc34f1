package org.attune.app.layout;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.nio.charset.StandardCharsets;

/** A calendar as a file (RFC 5545), as the strictest reader wants it. */
public final class CalendarFile {

  /** As long as a line may be, in octets without its end (3.1). */
  private static final int LONGEST = 75;

  private CalendarFile() {}

  /** A calendar without an event holds a time zone, since one without any component is none (3.4). */
  public static String of(ICalendar calendar) {
    if (calendar.getEvents().isEmpty()) {
      calendar.addComponent(utc());
    }
    calendar.setProductId("-//calendar//EN");
    var file = new StringBuilder();
    // the writer counts characters, the standard counts octets
    Biweekly.write(calendar).foldLines(false).go().lines().forEach(line -> fold(line, file));
    return file.toString();
  }

  private static void fold(String line, StringBuilder file) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int character = line.codePointAt(i);
      String text = Character.toString(character);
      int more = text.getBytes(StandardCharsets.UTF_8).length;
      if (octets + more > LONGEST) {
        file.append("\r\n ");
        octets = 1;
      }
      file.append(text);
      octets += more;
      i += text.length();
    }
    file.append("\r\n");
  }

  private static VTimezone utc() {
    var zone = new VTimezone("Etc/UTC");
    var standard = new StandardTime();
    standard.setDateStart(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false));
    standard.setTimezoneOffsetFrom(new UtcOffset(true, 0, 0));
    standard.setTimezoneOffsetTo(new UtcOffset(true, 0, 0));
    zone.addStandardTime(standard);
    return zone;
  }
}
