package org.attune.app.alliance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.attune.app.alliance.internal.RepairRows;
import org.attune.app.alliance.internal.SignalRows;
import org.attune.app.alliance.internal.Spreads;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Readings;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
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
  private final Clock clock;

  Bonds(Sessions sessions, CheckIns checkIns, Readings readings, SignalRows signals, RepairRows repairs,
        Spreads spreads, Clock clock) {
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.readings = readings;
    this.signals = signals;
    this.repairs = repairs;
    this.spreads = spreads;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Bond of(Viewer viewer, Course course) {
    return of(viewer, course, sessions.of(viewer, course.id()), noticed(viewer, List.of(course.id())));
  }

  private Bond of(Viewer viewer, Course course, List<Session> all, Noticed noticed) {
    return Bond.of(course, all, Sessions.next(all, clock.instant()).orElse(null), checkIns.series(viewer, course.id()),
        noticed.signals(course.id()), noticed.repairs(course.id()), spreads.of(viewer, course.practice()));
  }

  /** What was noticed in some courses, and how it was repaired, in one look for all of them. */
  @Transactional(readOnly = true)
  public Noticed noticed(Viewer viewer, List<CourseId> courses) {
    return new Noticed(signals.of(courses), repairs.of(courses));
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
    return seenBy(viewer, course, sessions.of(viewer, course.id()), noticed, anyway);
  }

  /** The same, of a course whose sessions were read already. */
  @Transactional
  public Seen seenBy(Viewer.Member viewer, Course course, List<Session> all, Noticed noticed, boolean anyway) {
    Bond bond = of(viewer, course, all, noticed);
    SessionId last = bond.lastHeld().map(Session::id).orElse(null);
    if (last == null) {
      return new Seen(bond, null);
    }
    boolean waits = !anyway && bond.waitsForRatingBy(viewer.person(), last) && bond.tellingSignal().isEmpty()
        && readings.of(viewer, course.id()).stream()
            .noneMatch(r -> r.session().equals(last) && r.reader().equals(viewer.person()));
    if (waits) {
      return new Seen(bond.without(last), last);
    }
    readings.record(viewer, last);
    // where nobody answered after the last session yet, the latest check-in is of an earlier one, and on the page as well
    bond.last().map(CheckIn::session).filter(s -> !s.equals(last)).ifPresent(s -> readings.record(viewer, s));
    return new Seen(bond, null);
  }

  /**
   * What is shown, and what not yet.
   *
   * @param toRate the session that waits for the therapist's rating, and is not in the bond; or null
   */
  public record Seen(Bond bond, @Nullable SessionId toRate) {

    /** The card of the latest check-in; none while that check-in waits. */
    public Optional<Signal> telling() {
      return toRate == null ? bond.tellingSignal() : Optional.empty();
    }
  }
}
