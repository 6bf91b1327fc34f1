package org.attune.app.safety.web;

import java.util.List;
import org.attune.app.layout.FieldErrors;
import org.attune.app.safety.ConcernId;
import org.jspecify.annotations.Nullable;

/**
 * A concern as its hearer reads it.
 *
 * @param changes the open courses in which another therapist can be proposed, where the client wants one
 */
public record ReceivedConcernView(ConcernId id, String clientName, String on, boolean wantsChange, String words,
    List<ChangeableCourse> changes, List<Answer> answers, Input input) {

  /**
   * The answer that was typed.
   *
   * @param key of a form that was refused, or null
   */
  public record Input(@Nullable String key, String draft, FieldErrors errors) {}


  /** What came back, and when. */
  public record Answer(String on, String words) {}

  /** A course, and its therapist. */
  public record ChangeableCourse(String course, String therapist) {}
}
