package org.attune.app.alliance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.attune.app.alliance.internal.RepairRows;
import org.attune.app.alliance.internal.SignalRows;
import org.attune.app.alliance.internal.Spreads;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Reading;
import org.attune.app.checkins.Readings;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bond of a course, read in a fixed number of looks at the database, however long the course is. */
@Service
public class Bonds {

  private final Sessions sessions;
  private final CheckIns checkIns;
  private final Readings readings;
  private final SignalRows signals;
  private final RepairRows repairs;
  private final Spreads spreads;
  private final Queries queries;
  private final Clock clock;

  Bonds(Sessions sessions, CheckIns checkIns, Readings readings, SignalRows signals, RepairRows repairs,
        Spreads spreads, Queries queries, Clock clock) {
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.readings = readings;
    this.signals = signals;
    this.repairs = repairs;
    this.spreads = spreads;
    this.queries = queries;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Bond of(Viewer viewer, Course course) {
    return of(viewer, course, sessions.of(viewer, course.id()), noticed(viewer, List.of(course.id())));
  }

  private Bond of(Viewer viewer, Course course, List<Session> all, Noticed noticed) {
    return queries.answer(batch -> of(viewer, course, () -> all, () -> noticed, batch));
  }

  private Supplier<Bond> of(Viewer viewer, Course course, Supplier<List<Session>> sessions, Supplier<Noticed> noticed,
      QueryBatch batch) {
    Supplier<List<CheckIn>> latest = checkIns.latest(viewer, course.id(), batch);
    Supplier<Yardstick> yardstick = spreads.of(viewer, course.practice(), batch);
    return () -> {
      List<Session> all = sessions.get();
      return Bond.of(course, all, Sessions.next(all, clock.instant()).orElse(null), latest.get(),
          noticed.get().signals(course.id()), noticed.get().repairs(course.id()), yardstick.get());
    };
  }

  /** What was noticed in some courses, and how it was repaired, in one look for all of them. */
  @Transactional(readOnly = true)
  public Noticed noticed(Viewer viewer, List<CourseId> courses) {
    return queries.answer(batch -> noticed(viewer, courses, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Noticed> noticed(Viewer viewer, List<CourseId> courses, QueryBatch batch) {
    Supplier<List<Signal>> signals = this.signals.of(courses, batch);
    Supplier<List<Repair>> repairs = this.repairs.of(courses, batch);
    return () -> new Noticed(signals.get(), repairs.get());
  }

  /** Reckons anew how much the practice's clients differ: their past was brought in, or taken out again. */
  @Transactional
  public void pastChanged(Viewer.Job viewer) {
    spreads.anew(viewer);
  }

  /**
   * The bond as its therapist looks at it before the next session, which counts as reading it. Where they have not rated
   * the last session from their own chair, what the client said of it waits, unless something stood out, or they ask.
   *
   * @param noticed what was noticed in the course, and maybe in others
   * @param anyway the therapist asks to see it without rating
   */
  @Transactional
  public Seen seenBy(Viewer.Member viewer, Course course, Noticed noticed, boolean anyway) {
    return queries.answer(batch -> seenBy(viewer, course, sessions.of(viewer, course.id(), batch), () -> noticed, anyway, batch));
  }

  /** The same, asked together with other things; it counts as read when the answer is taken. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<Seen> seenBy(Viewer.Member viewer, Course course, Supplier<List<Session>> sessions, Supplier<Noticed> noticed,
      boolean anyway, QueryBatch batch) {
    Supplier<Bond> bond = of(viewer, course, sessions, noticed, batch);
    Supplier<List<Reading>> read = readings.of(viewer, course.id(), batch);
    return () -> seen(viewer, bond.get(), read.get(), anyway);
  }

  private Seen seen(Viewer.Member viewer, Bond bond, List<Reading> read, boolean anyway) {
    SessionId last = bond.lastHeld().map(Session::id).orElse(null);
    if (last == null) {
      return new Seen(bond, null, false);
    }
    boolean waits = !anyway && bond.waitsForRatingBy(viewer.person(), last) && bond.tellingSignal().isEmpty()
        && read.stream().noneMatch(r -> r.session().equals(last) && r.reader().equals(viewer.person()));
    if (waits) {
      return new Seen(bond.without(last), last, false);
    }
    // where nobody answered after the last session yet, the latest check-in is of an earlier one, and on the page as well
    List<CheckIn> unread = Stream.concat(Stream.ofNullable(bond.client().get(last)), bond.last().stream()).distinct()
        .filter(shown -> read.stream().noneMatch(r -> r.isOf(shown, viewer.person()))).toList();
    unread.forEach(shown -> readings.record(viewer, shown.session()));
    return new Seen(bond, null, !unread.isEmpty());
  }

  /**
   * What is shown, and what not yet.
   *
   * @param toRate the session that waits for the therapist's rating, and is not in the bond; or null
   * @param isNew whether the viewer had not read it before
   */
  public record Seen(Bond bond, @Nullable SessionId toRate, boolean isNew) {

    /** The card of the latest check-in; none while that check-in waits. */
    public Optional<Signal> telling() {
      return toRate == null ? bond.tellingSignal() : Optional.empty();
    }
  }
}
