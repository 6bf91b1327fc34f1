package org.attune.app.alliance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * What two people made of a moment that went wrong between them.
 *
 * @param signal   what was noticed, or null where the therapist noticed it without a signal
 * @param session  the session it is about, where there is one
 * @param notedBy  who began it: the therapist, a colleague who covered, or the client
 * @param discussedAt when the therapist said that the two talked about it
 * @param closedAt when the therapist closed it
 * @param agreement   what the client last answered
 * @param agreedAt when the client agreed that the two came through it
 */
public record Repair(RepairId id, CourseId course, PracticeId practice, @Nullable SignalId signal,
                     @Nullable SessionId session, @Nullable RuptureMarker marker, @Nullable RepairStrategy strategy,
                     @Nullable LocalDate followUp, PersonId notedBy, Instant notedAt, @Nullable Instant discussedAt,
                     @Nullable Instant closedAt, @Nullable RepairAgreement agreement, @Nullable Instant agreedAt, int version) {

  /** Until it is closed it is on the page before the session. */
  public boolean isOpen() {
    return closedAt == null;
  }

  public boolean isStartedBy(PersonId person) {
    return notedBy.equals(person);
  }

  /** Whether the course's client began it, and nobody has talked with them about it yet. */
  public boolean isUndiscussedStartOf(Course course) {
    return isOpen() && discussedAt == null && isStartedBy(course.client());
  }

  public boolean wasNoRupture() {
    return marker == RuptureMarker.NOT_A_RUPTURE;
  }

  /** Whether the client is being asked now. */
  public boolean isAwaitingAgreement() {
    return closedAt != null && agreement == null && !wasNoRupture();
  }

  /** Closed by the therapist and agreed to by the client: something they came through. */
  public boolean isAgreed() {
    return closedAt != null && agreedAt != null && !wasNoRupture();
  }

  /** Whether the client may still take their yes back: for a day. */
  public boolean canWithdrawAgreement(Instant now) {
    return agreedAt != null && isAgreed() && now.isBefore(agreedAt.plus(Duration.ofDays(1)));
  }

  /** "We talked about it." What had been set aside is open again. */
  Repair markedDiscussed(Instant now) {
    return wasNoRupture()
        ? new Repair(id, course, practice, signal, session, null, strategy, followUp, notedBy, notedAt, now, null, null, null, version)
        : new Repair(id, course, practice, signal, session, marker, strategy, followUp, notedBy, notedAt,
            discussedAt == null ? now : discussedAt, closedAt, agreement, agreedAt, version);
  }

  /** As if nobody had said that they talked about it. */
  Repair markedUndiscussed() {
    return new Repair(id, course, practice, signal, session, marker, strategy, followUp, notedBy, notedAt, null, closedAt, agreement,
        agreedAt, version);
  }

  /** With the marks of a note; the mark that it was no rupture closes it, and taking that away opens it again. */
  Repair withNote(@Nullable RuptureMarker marker, @Nullable RepairStrategy strategy, @Nullable LocalDate followUp, Instant now) {
    boolean no = marker == RuptureMarker.NOT_A_RUPTURE;
    Instant closed = no == wasNoRupture() ? closedAt : no ? now : null;
    return new Repair(id, course, practice, signal, session, marker, strategy, followUp, notedBy, notedAt, discussedAt, closed,
        no ? null : agreement, no ? null : agreedAt, version);
  }

  Repair closed(Instant now) {
    return new Repair(id, course, practice, signal, session, marker, strategy, followUp, notedBy, notedAt,
        discussedAt == null ? now : discussedAt, now, null, null, version);
  }

  Repair reopened() {
    return new Repair(id, course, practice, signal, session, wasNoRupture() ? null : marker, strategy, followUp, notedBy, notedAt,
        discussedAt, null, agreement, null, version);
  }

  /** With a yes it is agreed; with anything else it is open again. */
  Repair withAgreement(RepairAgreement given, Instant now) {
    boolean yes = given == RepairAgreement.YES;
    return new Repair(id, course, practice, signal, session, marker, strategy, followUp, notedBy, notedAt, discussedAt,
        yes ? closedAt : null, given, yes ? now : null, version);
  }

  /** Without the client's answer: they are asked again. */
  Repair withoutAgreement() {
    return new Repair(id, course, practice, signal, session, marker, strategy, followUp, notedBy, notedAt, discussedAt, closedAt, null,
        null, version);
  }

  /** As it was read in an earlier version. */
  Repair withVersion(int version) {
    return new Repair(id, course, practice, signal, session, marker, strategy, followUp, notedBy, notedAt, discussedAt, closedAt, agreement,
        agreedAt, version);
  }
}
