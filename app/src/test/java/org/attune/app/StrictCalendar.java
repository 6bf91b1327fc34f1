package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;

/** Reads a calendar as another parser than the one that wrote it, and holds it to RFC 5545. */
public final class StrictCalendar {

  private StrictCalendar() {}

  /** The calendar of a file, which must be valid, with lines of 75 octets at most. */
  public static Calendar read(String file) {
    assertThat(file).endsWith("\r\n").doesNotContainPattern("[^\\r]\\n");
    assertThat(file.split("\r\n")).allSatisfy(line ->
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75));
    try {
      Calendar calendar = new CalendarBuilder().build(new StringReader(file));
      assertThat(calendar.validate().getEntries()).as(file).noneMatch(e -> e.getSeverity().name().equals("ERROR"));
      assertThat(calendar.getComponents()).as("RFC 5545, 3.4: at least one component").isNotEmpty();
      return calendar;
    } catch (IOException | ParserException e) {
      throw new AssertionError(file, e);
    }
  }
}
