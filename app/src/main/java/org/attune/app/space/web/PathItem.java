package org.attune.app.space.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Objects;
import org.attune.app.layout.PageContext;
import org.attune.app.space.SpaceEntry;

/** One step on the path, as it is said. */
public record PathItem(String sentence, String when, String address) {

  static List<PathItem> of(List<SpaceEntry> entries, PageContext page, Instant now) {
    return entries.stream()
        .map(entry -> new PathItem(sentence(entry, page), when(entry.at(), page, now), entry.address())).toList();
  }

  static String sentence(SpaceEntry entry, PageContext page) {
    return page.t(entry.sentence(), entry.arguments().toArray());
  }

  /** "today", "yesterday", within the week its day's name, within the year its day and month, then its date. */
  static String when(Instant at, PageContext page, Instant now) {
    ZoneId zone = Objects.requireNonNull(page.person()).zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate day = LocalDate.ofInstant(at, zone);
    if (!day.isBefore(today.minusDays(1))) {
      return page.day(day, today);
    }
    return day.isAfter(today.minusDays(7)) ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, page.locale())
        : day.getYear() == today.getYear() ? day.format(DateTimeFormatter.ofLocalizedPattern("MMMMd").withLocale(page.locale()))
        : page.date(day);
  }
}
