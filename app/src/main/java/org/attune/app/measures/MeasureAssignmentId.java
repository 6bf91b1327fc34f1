package org.attune.app.measures;

import java.util.UUID;

/** That the client of a course is asked a questionnaire. */
public record MeasureAssignmentId(UUID value) {
  public static MeasureAssignmentId random() {
    return new MeasureAssignmentId(UUID.randomUUID());
  }

  public static MeasureAssignmentId of(String text) {
    return new MeasureAssignmentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
