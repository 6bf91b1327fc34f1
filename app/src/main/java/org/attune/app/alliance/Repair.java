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

/** What two people made of a moment that went wrong between them. */
public record Repair(RepairId id, CourseId course, PracticeId practice, Occasion occasion, Assessment assessment, Authorship noted,
    Progress progress, int version) {

  /**
   * What it is about.
   *
   * @param signal  what was noticed, or null where somebody noticed it without a signal
   * @param session the session it is about, where there is one
   */
  public record Occasion(@Nullable SignalId signal, @Nullable SessionId session) {}

  /** How the therapist understands it, and what they mean to do; each where they said so. */
  public record Assessment(@Nullable RuptureMarker marker, @Nullable RepairStrategy strategy, @Nullable LocalDate followUp) {
    static final Assessment NONE = new Assessment(null, null, null);

    private Assessment withMarker(@Nullable RuptureMarker marker) {
      return new Assessment(marker, strategy, followUp);
    }
  }

  /** Who began it, and when: the therapist, a colleague who covered, or the client. */
  public record Authorship(PersonId by, Instant at) {}

  /**
   * How far the two have come.
   *
   * @param discussedAt when the therapist said that the two talked about it
   * @param closedAt    when the therapist closed it
   * @param agreement   what the client last answered
   * @param agreedAt    when the client agreed that the two came through it
   */
  public record Progress(@Nullable Instant discussedAt, @Nullable Instant closedAt, @Nullable RepairAgreement agreement,
      @Nullable Instant agreedAt) {
    static final Progress NONE = new Progress(null, null, null, null);

    private Progress withDiscussedAt(@Nullable Instant at) {
      return new Progress(at, closedAt, agreement, agreedAt);
    }

    private Progress withoutAgreement(@Nullable Instant closed) {
      return new Progress(discussedAt, closed, null, null);
    }
  }

  /** A repair that somebody has just begun. */
  static Repair started(RepairId id, Course course, Occasion occasion, PersonId by, Instant now) {
    return new Repair(id, course.id(), course.practice(), occasion, Assessment.NONE, new Authorship(by, now), Progress.NONE, 1);
  }

  /** Until it is closed it is on the page before the session. */
  public boolean isOpen() {
    return progress.closedAt == null;
  }

  public boolean isStartedBy(PersonId person) {
    return noted.by.equals(person);
  }

  /** Whether the course's client began it, and nobody has talked with them about it yet. */
  public boolean isUndiscussedStartOf(Course course) {
    return isOpen() && progress.discussedAt == null && isStartedBy(course.client());
  }

  public boolean wasNoRupture() {
    return assessment.marker == RuptureMarker.NOT_A_RUPTURE;
  }

  /** Whether the client is being asked now. */
  public boolean isAwaitingAgreement() {
    return !isOpen() && progress.agreement == null && !wasNoRupture();
  }

  /** Closed by the therapist and agreed to by the client: something they came through. */
  public boolean isAgreed() {
    return !isOpen() && progress.agreedAt != null && !wasNoRupture();
  }

  /** Whether the client may still take their yes back: for a day. */
  public boolean canWithdrawAgreement(Instant now) {
    return progress.agreedAt != null && isAgreed() && now.isBefore(progress.agreedAt.plus(Duration.ofDays(1)));
  }

  /** "We talked about it." What had been set aside is open again. */
  Repair markedDiscussed(Instant now) {
    return wasNoRupture()
        ? with(assessment.withMarker(null), Progress.NONE.withDiscussedAt(now))
        : with(assessment, progress.withDiscussedAt(firstDiscussed(now)));
  }

  /** As if nobody had said that they talked about it. */
  Repair markedUndiscussed() {
    return with(assessment, progress.withDiscussedAt(null));
  }

  /** With the marks of a note; the mark that it was no rupture closes it, and taking that away opens it again. */
  Repair withNote(Assessment note, Instant now) {
    boolean no = note.marker == RuptureMarker.NOT_A_RUPTURE;
    Instant closed = no == wasNoRupture() ? progress.closedAt : no ? now : null;
    return with(note, no ? progress.withoutAgreement(closed)
        : new Progress(progress.discussedAt, closed, progress.agreement, progress.agreedAt));
  }

  /** "It was nothing between us." */
  Repair dismissed(Instant now) {
    return withNote(assessment.withMarker(RuptureMarker.NOT_A_RUPTURE), now);
  }

  Repair closed(Instant now) {
    return with(assessment, progress.withDiscussedAt(firstDiscussed(now)).withoutAgreement(now));
  }

  Repair reopened() {
    return with(wasNoRupture() ? assessment.withMarker(null) : assessment,
        new Progress(progress.discussedAt, null, progress.agreement, null));
  }

  /** With a yes it is agreed; with anything else it is open again. */
  Repair withAgreement(RepairAgreement given, Instant now) {
    boolean yes = given == RepairAgreement.YES;
    return with(assessment, new Progress(progress.discussedAt, yes ? progress.closedAt : null, given, yes ? now : null));
  }

  /** Without the client's answer: they are asked again. */
  Repair withoutAgreement() {
    return with(assessment, progress.withoutAgreement(progress.closedAt));
  }

  /** As it was read in an earlier version. */
  Repair withVersion(int version) {
    return new Repair(id, course, practice, occasion, assessment, noted, progress, version);
  }

  private Instant firstDiscussed(Instant now) {
    return progress.discussedAt == null ? now : progress.discussedAt;
  }

  private Repair with(Assessment assessment, Progress progress) {
    return new Repair(id, course, practice, occasion, assessment, noted, progress, version);
  }
}
