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
 * @param talkedAt when the therapist said that the two talked about it
 * @param closedAt when the therapist closed it
 * @param answer   what the client last answered
 * @param agreedAt when the client agreed that the two came through it
 */
public record Repair(RepairId id, CourseId course, PracticeId practice, @Nullable SignalId signal,
                     @Nullable SessionId session, @Nullable Marker marker, @Nullable Way way,
                     @Nullable LocalDate followUp, PersonId notedBy, Instant notedAt, @Nullable Instant talkedAt,
                     @Nullable Instant closedAt, @Nullable Answer answer, @Nullable Instant agreedAt, int version) {

  /** Until it is closed it is on the page before the session. */
  public boolean isOpen() {
    return closedAt == null;
  }

  public boolean isBegunBy(PersonId person) {
    return notedBy.equals(person);
  }

  /** Whether the course's client began it, and nobody has talked with them about it yet. */
  public boolean isUnansweredOf(Course course) {
    return isOpen() && talkedAt == null && isBegunBy(course.client());
  }

  public boolean wasNoRupture() {
    return marker == Marker.NOT_A_RUPTURE;
  }

  /** Whether the client is being asked now. */
  public boolean isAsking() {
    return closedAt != null && answer == null && !wasNoRupture();
  }

  /** Closed by the therapist and agreed to by the client: something they came through. */
  public boolean isAgreed() {
    return closedAt != null && agreedAt != null && !wasNoRupture();
  }

  /** Whether the client may still take their yes back: for a day. */
  public boolean isAnswerFresh(Instant now) {
    return agreedAt != null && isAgreed() && now.isBefore(agreedAt.plus(Duration.ofDays(1)));
  }

  /** "We talked about it." What had been set aside is open again. */
  Repair talked(Instant now) {
    return wasNoRupture()
        ? new Repair(id, course, practice, signal, session, null, way, followUp, notedBy, notedAt, now, null, null, null, version)
        : new Repair(id, course, practice, signal, session, marker, way, followUp, notedBy, notedAt,
            talkedAt == null ? now : talkedAt, closedAt, answer, agreedAt, version);
  }

  /** As if nobody had said that they talked about it. */
  Repair untalked() {
    return new Repair(id, course, practice, signal, session, marker, way, followUp, notedBy, notedAt, null, closedAt, answer,
        agreedAt, version);
  }

  /** With the marks of a note; the mark that it was no rupture closes it, and taking that away opens it again. */
  Repair noted(@Nullable Marker marker, @Nullable Way way, @Nullable LocalDate followUp, Instant now) {
    boolean no = marker == Marker.NOT_A_RUPTURE;
    Instant closed = no == wasNoRupture() ? closedAt : no ? now : null;
    return new Repair(id, course, practice, signal, session, marker, way, followUp, notedBy, notedAt, talkedAt, closed,
        no ? null : answer, no ? null : agreedAt, version);
  }

  Repair closed(Instant now) {
    return new Repair(id, course, practice, signal, session, marker, way, followUp, notedBy, notedAt,
        talkedAt == null ? now : talkedAt, now, null, null, version);
  }

  Repair reopened() {
    return new Repair(id, course, practice, signal, session, wasNoRupture() ? null : marker, way, followUp, notedBy, notedAt,
        talkedAt, null, answer, null, version);
  }

  /** With a yes it is agreed; with anything else it is open again. */
  Repair answered(Answer given, Instant now) {
    boolean yes = given == Answer.YES;
    return new Repair(id, course, practice, signal, session, marker, way, followUp, notedBy, notedAt, talkedAt,
        yes ? closedAt : null, given, yes ? now : null, version);
  }

  /** Without the client's answer: they are asked again. */
  Repair unanswered() {
    return new Repair(id, course, practice, signal, session, marker, way, followUp, notedBy, notedAt, talkedAt, closedAt, null,
        null, version);
  }

  /** As it was read in an earlier version. */
  Repair readIn(int version) {
    return new Repair(id, course, practice, signal, session, marker, way, followUp, notedBy, notedAt, talkedAt, closedAt, answer,
        agreedAt, version);
  }
}
