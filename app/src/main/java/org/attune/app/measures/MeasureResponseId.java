package org.attune.app.measures;

import java.util.UUID;

/** One filling in of a questionnaire. */
public record MeasureResponseId(UUID value) {
  public static MeasureResponseId random() {
    return new MeasureResponseId(UUID.randomUUID());
  }

  public static MeasureResponseId of(String text) {
    return new MeasureResponseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
