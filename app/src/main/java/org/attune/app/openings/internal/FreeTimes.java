package org.attune.app.openings.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.HoursException;
import org.attune.app.openings.OpeningSettings;
import org.attune.app.openings.OpeningSlot;
import org.attune.app.openings.WeeklyHours;
import org.attune.app.openings.WeeklyHours.LocalHours;
import org.attune.app.sessions.LocalTimes;

/**
 * What is free of a therapist's time, worked out from what they said and from what else they have: pure, and the same each time.
 *
 * @param pattern      what they said
 * @param away         when they are away
 * @param appointments what they have with others, without a buffer
 */
public record FreeTimes(OpeningSettings pattern, List<BlockedTime> away, List<BlockedTime> appointments, Instant now) {

  /** More slots than these are never shown at once. */
  static final int MOST = 1000;

  private record Open(Instant from, Instant until, MeetingFormat format) {}

  /** The times at which one could begin, from {@code from} on and before {@code until}, in order. */
  public List<OpeningSlot> slots(Duration length, Instant from, Instant until) {
    var free = new ArrayList<OpeningSlot>();
    TreeMap<Instant, Instant> blocked = merged(blocked());
    for (Open open : open(from, until)) {
      for (Instant start = open.from(); !start.plus(length).isAfter(open.until()); start = start.plus(pattern.rules().step())) {
        if (!start.isBefore(from) && start.isBefore(until) && !start.isBefore(soonest()) && !overlaps(blocked, start, start.plus(length))) {
          free.add(new OpeningSlot(start, length, open.format()));
        }
      }
    }
    return free.stream().distinct().sorted(Comparator.comparing(OpeningSlot::start).thenComparing(OpeningSlot::format)).limit(MOST).toList();
  }

  /** Whether a time lies within the therapist's hours and rules, and nothing else is then. */
  public boolean isFree(OpeningSlot slot) {
    return !slot.start().isBefore(soonest())
        && open(slot.start(), slot.end()).stream().anyMatch(open -> open.format() == slot.format()
            && !open.from().isAfter(slot.start()) && !open.until().isBefore(slot.end()))
        && blocked().noneMatch(b -> b.overlaps(slot.start(), slot.end()));
  }

  /** Whether nothing else is at a time that was promised: hours and rules may have changed since, and a buffer is no reason. */
  public boolean isClear(OpeningSlot slot) {
    return Stream.concat(away.stream(), appointments.stream()).noneMatch(b -> b.overlaps(slot.start(), slot.end()));
  }

  private Instant soonest() {
    return now.plus(pattern.rules().notice());
  }

  private Stream<BlockedTime> blocked() {
    return Stream.concat(away.stream(), appointments.stream().map(a -> a.with(pattern.rules().buffer())));
  }

  /** The hours of each format that touch a span of time; those that meet are one. */
  private List<Open> open(Instant from, Instant until) {
    var spans = new ArrayList<Open>();
    // a day in any zone lies within a day of the same date by UTC
    LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1);
    for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
      for (LocalHours hours : on(day)) {
        Instant end = LocalTimes.resolve(hours.until().isAfter(hours.from()) ? day : day.plusDays(1), hours.until(), hours.zone());
        spans.add(new Open(LocalTimes.resolve(day, hours.from(), hours.zone()), earlier(end, furthest(hours.zone())), hours.format()));
      }
    }
    spans.removeIf(open -> !open.from().isBefore(open.until()));
    spans.sort(Comparator.comparing(Open::format).thenComparing(Open::from));
    var joined = new ArrayList<Open>();
    for (Open next : spans) {
      Open before = joined.isEmpty() ? null : joined.getLast();
      if (before != null && before.format() == next.format() && !next.from().isAfter(before.until())) {
        joined.set(joined.size() - 1, new Open(before.from(), later(before.until(), next.until()), next.format()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private List<LocalHours> on(LocalDate day) {
    List<HoursException> exceptions = pattern.exceptions().stream().filter(e -> e.day().equals(day)).toList();
    return exceptions.isEmpty() ? pattern.weekly().stream().filter(w -> w.isOn(day)).map(WeeklyHours::hours).toList()
        : exceptions.stream().map(HoursException::hours).flatMap(Stream::ofNullable).toList();
  }

  /** The end of the furthest day, as days are counted in the zone of the hours. */
  private Instant furthest(ZoneId zone) {
    return LocalTimes.startOfDay(LocalDate.ofInstant(now, zone).plusDays(pattern.rules().furthestDays() + 1L), zone);
  }

  /** From the beginning of each span to its end; those that overlap are one. */
  private static TreeMap<Instant, Instant> merged(Stream<BlockedTime> spans) {
    var merged = new TreeMap<Instant, Instant>();
    spans.sorted(Comparator.comparing(BlockedTime::from)).forEach(span -> {
      Map.Entry<Instant, Instant> before = merged.lastEntry();
      if (before != null && !span.from().isAfter(before.getValue())) {
        merged.put(before.getKey(), later(before.getValue(), span.until()));
      } else {
        merged.put(span.from(), span.until());
      }
    });
    return merged;
  }

  private static boolean overlaps(TreeMap<Instant, Instant> blocked, Instant start, Instant end) {
    Map.Entry<Instant, Instant> before = blocked.lowerEntry(end);
    return before != null && before.getValue().isAfter(start);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
