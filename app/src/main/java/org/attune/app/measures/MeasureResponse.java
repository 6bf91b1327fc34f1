package org.attune.app.measures;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * One filling in of an instrument.
 *
 * @param session the session that it belongs to; null where it belongs to none
 * @param answers by item; empty where somebody would rather not say, absent where they weren't asked yet
 */
public record MeasureResponse(MeasureResponseId id, CourseId course, PracticeId practice, Instrument instrument,
                              @Nullable SessionId session, Progress progress, Map<String, OptionalDouble> answers) {

  /** When it was begun, and when it was sent; null while it is being filled in. */
  public record Progress(Instant begunAt, @Nullable Instant sentAt, boolean onPaper) {}

  public boolean isSent() {
    return progress.sentAt() != null;
  }

  /** The value of each item that was answered. */
  public Map<String, Double> values() {
    var values = new HashMap<String, Double>();
    answers.forEach((item, value) -> value.ifPresent(v -> values.put(item, v)));
    return values;
  }

  /** The first question that was neither answered nor left out; from 1, and one more than there are where each was. */
  public int firstOpen() {
    int number = 1;
    for (Instrument.Item item : instrument.items()) {
      if (!answers.containsKey(item.id())) {
        return number;
      }
      number++;
    }
    return number;
  }
}
