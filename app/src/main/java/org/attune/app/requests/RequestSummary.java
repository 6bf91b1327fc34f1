package org.attune.app.requests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;

/** A request and how far it has come, without anything that was written. */
public record RequestSummary(FirstTalkRequestId id, PracticeId practice, RequestState state, Answerer answerer, List<RequestEvent> trail,
    List<OfferedTime> times) {

  /**
   * Who a request is with.
   *
   * @param therapist the person that the enquirer chose, or agreed to since
   * @param person    who answers now, or null where a manager does
   * @param colleague the person that a decline named, or null
   * @param dueAt     by when they answer, or null
   * @param late      whether the promise was broken
   * @param answered  whether the words were answered
   */
  public record Answerer(PersonId therapist, @Nullable PersonId person, @Nullable PersonId colleague, @Nullable Instant dueAt, boolean late,
      boolean answered) {}

  public Optional<OfferedTime> bookedTime() {
    return times.stream().filter(OfferedTime::booked).findFirst();
  }

  /** Whether a manager answers it, alone or beside a therapist who is late. */
  public boolean isWithManager() {
    return state.awaitsAnswer() && (answerer.person() == null || answerer.late());
  }

  public Instant changedAt() {
    return trail.isEmpty() ? Instant.EPOCH : trail.getLast().at();
  }
}
