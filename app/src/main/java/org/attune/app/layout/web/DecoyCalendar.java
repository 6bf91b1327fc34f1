package org.attune.app.layout.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A month by its weeks, each from Monday to Sunday. */
public record DecoyCalendar(YearMonth month, LocalDate today, List<List<LocalDate>> weeks) {
  static DecoyCalendar of(YearMonth month, LocalDate today) {
    LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<List<LocalDate>> weeks =
        Stream.iterate(first, monday -> !monday.isAfter(month.atEndOfMonth()), monday -> monday.plusWeeks(1))
            .map(monday -> IntStream.range(0, 7).mapToObj(monday::plusDays).toList())
            .toList();
    return new DecoyCalendar(month, today, weeks);
  }
}
