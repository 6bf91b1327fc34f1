package org.attune.app.openings.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.jobs.JobName;
import org.attune.app.openings.BookingRules;
import org.attune.app.openings.internal.BusyCalendarReader.NotACalendar;
import org.attune.app.openings.internal.BusyTimes.CalendarToFetch;
import org.attune.app.openings.internal.CalendarFetch.FetchFailed;
import org.attune.app.openings.internal.CalendarFetch.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each half hour, for each calendar; less often where it can't be read. No transaction is open while it waits for a server. */
@Component
public class ReadBusyCalendarJob implements JobHandler {

  public static final JobName NAME = new JobName("openings.read-calendar");

  private static final Duration AGAIN = Duration.ofMinutes(30);
  private static final Duration AT_THE_LATEST = Duration.ofHours(12);
  /** Somebody's appointments until the furthest day that anybody can book, in any zone. */
  private static final Duration AHEAD = Duration.ofDays(BookingRules.FURTHEST_DAYS + 2L);

  private final BusyTimes times;
  private final CalendarFetch fetch;
  private final Clock clock;

  ReadBusyCalendarJob(BusyTimes times, CalendarFetch fetch, Clock clock) {
    this.times = times;
    this.fetch = fetch;
    this.clock = clock;
  }

  @Override
  public JobName name() {
    return NAME;
  }

  @Override
  public @Nullable Instant run(Viewer.Job viewer, String key) {
    UUID id = UUID.fromString(key);
    CalendarToFetch calendar = times.toFetch(viewer, id).orElse(null);
    if (calendar == null) {
      return null;
    }
    Instant now = clock.instant();
    try {
      String text = fetch.fetch(URI.create(calendar.address()));
      times.store(viewer, calendar, BusyCalendarReader.read(text, calendar.zone(), Set.copyOf(calendar.mailAddresses()),
          now.minus(Duration.ofDays(1)), now.plus(AHEAD)));
      return now.plus(AGAIN);
    } catch (FetchFailed e) {
      return again(viewer, id, e.problem());
    } catch (NotACalendar e) {
      return again(viewer, id, Problem.NOT_A_CALENDAR);
    }
  }

  private Instant again(Viewer.Job viewer, UUID id, Problem problem) {
    int failures = times.noteFailure(viewer, id, problem);
    Duration pause = AGAIN.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 10));
    return clock.instant().plus(pause.compareTo(AT_THE_LATEST) > 0 ? AT_THE_LATEST : pause);
  }
}
