package org.attune.app.measures.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.attune.app.measures.MeasureAssignment;
import org.attune.app.measures.MeasureSchedule;
import org.attune.app.measures.MeasureSchedule.Frequency;
import org.attune.app.measures.MeasureSchedule.Moment;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/** When a client is asked a questionnaire. */
public final class MeasureDueDates {

  /** How long before a session "before" begins, and how long "after" one lasts. */
  public static final Duration NEAR = Duration.ofDays(3);
  private static final Duration MONTH = Duration.ofDays(28);

  private MeasureDueDates() {}

  /** An answer that was sent. */
  public record Sent(@Nullable SessionId session, Instant at) {}

  /**
   * The session that it would belong to, where it is asked now. A questionnaire about the last two weeks is not asked again before
   * they have passed, however often the two meet.
   */
  public static Optional<Session> due(MeasureAssignment assignment, List<Session> sessions, List<Sent> sent, Instant now) {
    MeasureSchedule schedule = assignment.schedule();
    Instant last = sent.stream().map(Sent::at).max(Comparator.naturalOrder()).orElse(null);
    Duration pause = schedule.frequency() == Frequency.MONTHLY ? MONTH
        : Duration.ofDays(assignment.instrument().stem().recallDays());
    // a little less than the days it asks about: the next session of a weekly pair may begin an hour earlier
    if (last != null && now.isBefore(last.plus(pause).minus(Duration.ofDays(1)))) {
      return Optional.empty();
    }
    Optional<Session> near = sessions.stream().filter(s -> schedule.moment() == Moment.BEFORE
            ? s.state() == Session.State.PLANNED && now.isBefore(s.plannedAt()) && !now.isBefore(s.plannedAt().minus(NEAR))
            : s.isHeld() && !now.isBefore(s.end()) && now.isBefore(s.end().plus(NEAR)))
        .max(Comparator.comparing(Session::plannedAt));
    return near.filter(s -> schedule.frequency() == Frequency.MONTHLY || enoughSessions(schedule, sessions, sent, s));
  }

  private static boolean enoughSessions(MeasureSchedule schedule, List<Session> sessions, List<Sent> sent, Session near) {
    return sessions.stream().filter(s -> sent.stream().anyMatch(is -> s.id().equals(is.session()))).mapToInt(Session::number).max()
        .stream().allMatch(number -> near.number() - number >= schedule.every());
  }
}
