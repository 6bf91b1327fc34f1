package org.attune.app.risk;

import java.time.Instant;
import java.time.LocalDate;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an answer about harming oneself leaves behind: open until somebody has looked at it with the client. That there is none says
 * nothing about how somebody is.
 *
 * @param item     the question, such as "phq-9.9"
 * @param level    the highest answer since it was raised
 * @param raisedAt when it was raised first
 * @param review   what the two have looked at together, or null
 * @param closedAt when it was closed, or null
 */
public record RiskFlag(RiskFlagId id, CourseId course, String item, int level, Instant raisedAt, Chain chain, @Nullable Review review,
    @Nullable Instant closedAt) {

  /**
   * Who is told, in which order.
   *
   * @param first    who is told at once
   * @param covering who is told next, or null where no time was promised
   * @param dueAt    when they are, unless it was read; null where no time was promised
   * @param reading  null while nobody has read it
   * @param round    counts how often it was told again
   */
  public record Chain(PersonId first, Instant toldAt, @Nullable PersonId covering, @Nullable Instant dueAt, @Nullable Reading reading,
      int round) {

    /** One person is told, and nobody is named who is told next: no time is promised. */
    static Chain of(PersonId first, Instant toldAt) {
      return new Chain(first, toldAt, null, null, null, 1);
    }

    Chain read(Reading reading) {
      return new Chain(first, toldAt, covering, dueAt, reading, round);
    }

    Chain withRound(int round) {
      return new Chain(first, toldAt, covering, dueAt, reading, round);
    }
  }

  /** Who read it, where they are still here, and when. */
  public record Reading(@Nullable PersonId by, Instant at) {}

  /**
   * What client and therapist have looked at together.
   *
   * @param level the highest answer that they spoke about
   * @param on    the day on which they look again
   */
  public record Review(int level, LocalDate on) {}

  public boolean isOpen() {
    return closedAt == null;
  }

  public boolean isRead() {
    return chain.reading() != null;
  }

  /** Whether the promised time has passed and nobody has read it; from that moment on. */
  public boolean isOverdue(Instant now) {
    return isOpen() && !isRead() && chain.dueAt() != null && !now.isBefore(chain.dueAt());
  }

  /** Whether the two wanted to look again before today, and have not. */
  public boolean isReviewMissed(LocalDate today) {
    return isOpen() && review != null && today.isAfter(review.on());
  }

  /** Who is to read it now. */
  public PersonId asked(Instant now) {
    PersonId covering = chain.covering();
    return covering != null && isOverdue(now) ? covering : chain.first();
  }

  /** Whether somebody has to do something now: nobody has read it, what was done is not noted, or a day to look again has passed. */
  public boolean isWaiting(LocalDate today) {
    return isOpen() && (!isRead() || review == null || today.isAfter(review.on()));
  }

  /**
   * Whether a further answer only joins: it is no higher than what the two have looked at together and said to look at again, or
   * than what waits to be read anyway.
   */
  public boolean isJoinedBy(int answer, LocalDate today) {
    return isRead() ? review != null && answer <= review.level() && !today.isAfter(review.on()) : answer <= level;
  }

  /** As it is told again: to somebody who has to read it first, or while it waits to be read anyway, as it was promised. */
  RiskFlag told(int answer, Chain next) {
    return new RiskFlag(id, course, item, Math.max(level, answer), raisedAt, (isRead() ? next : chain).withRound(chain.round() + 1), review, null);
  }

  RiskFlag read(Reading reading) {
    return new RiskFlag(id, course, item, level, raisedAt, chain.read(reading), review, closedAt);
  }

  RiskFlag reviewed(LocalDate lookAgainOn) {
    return new RiskFlag(id, course, item, level, raisedAt, chain, new Review(level, lookAgainOn), null);
  }

  RiskFlag closed(Instant now) {
    return new RiskFlag(id, course, item, level, raisedAt, chain, review, now);
  }
}
