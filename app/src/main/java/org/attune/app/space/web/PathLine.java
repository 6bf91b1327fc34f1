package org.attune.app.space.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Objects;
import org.attune.app.layout.Page;
import org.attune.app.space.Entry;

/** One step on the path, as it is said. */
public record PathLine(String sentence, String when, String address) {

  static List<PathLine> of(List<Entry> entries, Page page, Instant now) {
    return entries.stream()
        .map(entry -> new PathLine(sentence(entry, page), when(entry.at(), page, now), entry.address())).toList();
  }

  static String sentence(Entry entry, Page page) {
    return page.t(entry.sentence(), entry.arguments().toArray());
  }

  /** "today", "yesterday", within the week its day's name, then its date. */
  static String when(Instant at, Page page, Instant now) {
    ZoneId zone = Objects.requireNonNull(page.who()).zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate day = LocalDate.ofInstant(at, zone);
    if (!day.isBefore(today.minusDays(1))) {
      return page.day(day, today);
    }
    return day.isAfter(today.minusDays(7)) ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, page.locale()) : page.date(day);
  }
}
