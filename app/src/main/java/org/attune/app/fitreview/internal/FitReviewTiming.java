package org.attune.app.fitreview.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.attune.app.fitreview.FitReview;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;

/** When somebody is asked: from the session that the practice chose, for a while, and never a third time. */
public final class FitReviewTiming {

  /** For how long after that session it is asked: who met for years before this was asked at all is left in peace. */
  static final Duration ASKED_FOR = Duration.ofDays(56);

  private FitReviewTiming() {}

  /** Whether as many sessions were held as the practice waits for. */
  public static boolean isReached(List<Session> sessions, int sessionsBefore) {
    return held(sessions).size() >= sessionsBefore;
  }

  /** After "not now" it is asked once more, when the two have met again; after the second one, never. */
  public static boolean isDue(List<Session> sessions, int sessionsBefore, FitReview review, Instant now) {
    List<Instant> held = held(sessions);
    if (review.isAnswered() || held.size() < sessionsBefore || !now.isBefore(held.get(sessionsBefore - 1).plus(ASKED_FOR))) {
      return false;
    }
    Instant postponed = review.postponed().at();
    return postponed == null || review.postponed().times() == 1 && held.getLast().isAfter(postponed);
  }

  /** Whether the link of this session asks: the session that the practice chose, and the one after it. */
  public static boolean isAskedAfter(SessionId session, List<Session> sessions, int sessionsBefore) {
    return sessions.stream().filter(Session::isHeld).sorted(Comparator.comparing(Session::end)).skip(sessionsBefore - 1L).limit(2)
        .anyMatch(held -> held.id().equals(session));
  }

  /** Whether a therapist wanted to speak of it, and the two have not met since. */
  public static boolean awaitsConversation(List<Session> sessions, FitReview review) {
    Instant answered = review.answeredAt();
    return review.destination() == FitAnswerDestination.CONVERSATION && answered != null
        && held(sessions).stream().noneMatch(ended -> ended.isAfter(answered));
  }

  /** When each session that was held ended, in order of time. */
  private static List<Instant> held(List<Session> sessions) {
    return sessions.stream().filter(Session::isHeld).map(Session::end).toList();
  }
}
