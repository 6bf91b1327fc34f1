package org.attune.app.alliance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.attune.app.alliance.internal.BaselineModels;
import org.attune.app.alliance.internal.RepairRepository;
import org.attune.app.alliance.internal.SignalRepository;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ReadReceipt;
import org.attune.app.checkins.ReadReceipts;
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

/** The alliance in a course, read in a fixed number of queries, however long the course is. */
@Service
public class AllianceHistories {

  private final Sessions sessions;
  private final CheckIns checkIns;
  private final ReadReceipts receipts;
  private final SignalRepository signals;
  private final RepairRepository repairs;
  private final BaselineModels baselineModels;
  private final Queries queries;
  private final Clock clock;

  AllianceHistories(Sessions sessions, CheckIns checkIns, ReadReceipts receipts, SignalRepository signals, RepairRepository repairs,
        BaselineModels baselineModels, Queries queries, Clock clock) {
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.receipts = receipts;
    this.signals = signals;
    this.repairs = repairs;
    this.baselineModels = baselineModels;
    this.queries = queries;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public AllianceHistory of(Viewer viewer, Course course) {
    return of(viewer, course, sessions.of(viewer, course.id()), signalsAndRepairs(viewer, List.of(course.id())));
  }

  private AllianceHistory of(Viewer viewer, Course course, List<Session> all, SignalsAndRepairs noticed) {
    return queries.answer(batch -> of(viewer, course, () -> all, () -> noticed, batch));
  }

  private Supplier<AllianceHistory> of(Viewer viewer, Course course, Supplier<List<Session>> sessions, Supplier<SignalsAndRepairs> noticed,
      QueryBatch batch) {
    Supplier<List<CheckIn>> latest = checkIns.latest(viewer, course.id(), batch);
    Supplier<BaselineModel> yardstick = baselineModels.of(viewer, course.practice(), batch);
    return () -> {
      List<Session> all = sessions.get();
      return AllianceHistory.of(course, all, Sessions.next(all, clock.instant()).orElse(null), latest.get(),
          noticed.get().signals(course.id()), noticed.get().repairs(course.id()), yardstick.get());
    };
  }

  /** What was noticed in some courses, and how it was repaired, in one query for all of them. */
  @Transactional(readOnly = true)
  public SignalsAndRepairs signalsAndRepairs(Viewer viewer, List<CourseId> courses) {
    return queries.answer(batch -> signalsAndRepairs(viewer, courses, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<SignalsAndRepairs> signalsAndRepairs(Viewer viewer, List<CourseId> courses, QueryBatch batch) {
    Supplier<List<Signal>> signals = this.signals.of(courses, batch);
    Supplier<List<Repair>> repairs = this.repairs.of(courses, batch);
    return () -> new SignalsAndRepairs(signals.get(), repairs.get());
  }

  /** Calculates again how much the practice's clients differ: their past was brought in, or taken out again. */
  @Transactional
  public void recomputeBaselines(Viewer.Job viewer) {
    baselineModels.recompute(viewer);
  }

  /**
   * The alliance as its therapist looks at it before the next session, which counts as reading it. Where they have not rated
   * the last session from their own chair, what the client said of it waits, unless something stood out, or they ask.
   *
   * @param noticed what was noticed in the course, and maybe in others
   * @param anyway the therapist asks to see it without rating
   */
  @Transactional
  public TherapistHistory readByTherapist(Viewer.Member viewer, Course course, SignalsAndRepairs noticed, boolean anyway) {
    return queries.answer(batch -> readByTherapist(viewer, course, () -> noticed, anyway, batch));
  }

  /** The same, asked together with other things; it counts as read when the answer is taken. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<TherapistHistory> readByTherapist(Viewer.Member viewer, Course course, Supplier<SignalsAndRepairs> noticed,
      boolean anyway, QueryBatch batch) {
    Supplier<AllianceHistory> bond = of(viewer, course, sessions.of(viewer, course.id(), batch), noticed, batch);
    Supplier<List<ReadReceipt>> read = receipts.of(viewer, course.id(), batch);
    return () -> seen(viewer, bond.get(), read.get(), anyway);
  }

  private TherapistHistory seen(Viewer.Member viewer, AllianceHistory history, List<ReadReceipt> read, boolean anyway) {
    SessionId last = history.lastHeldSession().map(Session::id).orElse(null);
    if (last == null) {
      return new TherapistHistory(history, null, false);
    }
    boolean waits = !anyway && history.awaitsRatingBy(viewer.person(), last) && history.currentSignal().isEmpty()
        && read.stream().noneMatch(r -> r.session().equals(last) && r.reader().equals(viewer.person()));
    if (waits) {
      return new TherapistHistory(history.withoutSession(last), last, false);
    }
    // where nobody answered after the last session yet, the latest check-in is of an earlier one, and on the page as well
    List<CheckIn> unread = Stream.concat(Stream.ofNullable(history.clientCheckIns().get(last)), history.lastCheckIn().stream()).distinct()
        .filter(shown -> read.stream().noneMatch(r -> r.isOf(shown, viewer.person()))).toList();
    unread.forEach(shown -> receipts.record(viewer, shown.session()));
    return new TherapistHistory(history, null, !unread.isEmpty());
  }

  /**
   * What is shown, and what not yet.
   *
   * @param toRate the session that waits for the therapist's rating, and is not in the history; or null
   * @param isNew whether the viewer had not read it before
   */
  public record TherapistHistory(AllianceHistory history, @Nullable SessionId toRate, boolean isNew) {

    /** The card of the latest check-in; none while that check-in waits. */
    public Optional<Signal> currentSignal() {
      return toRate == null ? history.currentSignal() : Optional.empty();
    }
  }
}
