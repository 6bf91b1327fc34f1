package org.attune.app.measures;

import java.util.UUID;

/** A score by a name of its own, such as a depression score that was brought in. */
public record MeasureId(UUID value) {
  public static MeasureId random() {
    return new MeasureId(UUID.randomUUID());
  }

  public static MeasureId of(String text) {
    return new MeasureId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
