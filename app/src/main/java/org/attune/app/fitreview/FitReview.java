package org.attune.app.fitreview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.identity.Right;
import org.attune.app.sessions.Handovers;
import org.jspecify.annotations.Nullable;

/**
 * What one of the two answered, or that they have not; the other never sees it. All of it is sealed.
 *
 * @param answer      null while there is none
 * @param line        what they added, or empty
 * @param destination where they wanted the answer to go, or null
 * @param answeredAt  when, or null
 * @param postponed   how often they said "not now", and when last
 * @param keep        codes of what a client who asked for somebody else would like that one to see
 */
public record FitReview(@Nullable FitAnswer answer, String line, @Nullable FitAnswerDestination destination, @Nullable Instant answeredAt,
    Postponed postponed, Set<String> keep) {

  public FitReview {
    keep = keep == null ? Set.of() : Set.copyOf(keep); // what was sealed before has none
  }

  /** How often, and when last, or null. */
  public record Postponed(int times, @Nullable Instant at) {}

  public static final FitReview NONE = new FitReview(null, "", null, null, new Postponed(0, null), Set.of());

  @JsonIgnore
  public boolean isAnswered() {
    return answer != null;
  }

  /** What was answered, once it was. */
  public FitAnswer given() {
    return Objects.requireNonNull(answer);
  }

  FitReview answered(FitAnswer answer, String line, FitAnswerDestination destination, Instant now) {
    return new FitReview(answer, line, destination, now, postponed, keep);
  }

  FitReview postponed(Instant now) {
    return new FitReview(answer, line, destination, answeredAt, new Postponed(postponed.times() + 1, now), keep);
  }

  FitReview keeping(Set<Right> rights) {
    return new FitReview(answer, line, destination, answeredAt, postponed, rights.stream().map(Right::code).collect(Collectors.toSet()));
  }

  /** Of what can be passed on, what the client would like to keep. */
  Set<Right> kept() {
    return Handovers.TRANSFERABLE_RIGHTS.stream().filter(right -> keep.contains(right.code())).collect(Collectors.toSet());
  }

  /** Whether it says the same, whenever it was said. */
  boolean says(FitAnswer answer, String line, FitAnswerDestination destination) {
    return answer == this.answer && line.equals(this.line) && destination == this.destination;
  }

  @Override
  public String toString() {
    return "FitReview[…]";
  }
}
