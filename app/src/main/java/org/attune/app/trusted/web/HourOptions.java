package org.attune.app.trusted.web;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.CountriesAndTimeZones;

/** The hours of a day, to choose from. */
public final class HourOptions {

  private HourOptions() {}

  public static List<CountriesAndTimeZones.Option> of(PageContext page) {
    return IntStream.range(0, 24).mapToObj(hour -> new CountriesAndTimeZones.Option(String.valueOf(hour),
        page.time(LocalTime.of(hour, 0)))).toList();
  }
}
