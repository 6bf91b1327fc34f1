package org.attune.app.risk;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** What client and therapist agreed before a question about harming oneself is asked. */
public record EscalationPlan(CourseId course, Terms terms, PersonId agreedBy, Instant agreedAt, int version) {

  /**
   * What was agreed.
   *
   * @param cover         who is told where the therapist has not read an answer in time; null where no time is promised
   * @param beforeSession whether such questions are asked only just before a session
   * @param number        that may be rung; empty where none may
   */
  public record Terms(@Nullable Cover cover, boolean beforeSession, String number) {}

  /** Who is told next, after so many of the practice's working hours. */
  public record Cover(PersonId person, int hours) {}
}
