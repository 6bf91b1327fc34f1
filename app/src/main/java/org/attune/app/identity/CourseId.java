package org.attune.app.identity;

import java.util.UUID;

/** A course of therapy: the subject of most rights. */
public record CourseId(UUID value) {
  public static CourseId random() {
    return new CourseId(UUID.randomUUID());
  }

  public static CourseId of(String text) {
    return new CourseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
