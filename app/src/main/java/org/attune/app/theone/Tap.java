package org.attune.app.theone;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked with one tap.
 *
 * @param words what was written with it, or empty
 */
public record Tap(UUID id, Instant at, Kind kind, String words, Delivery delivery, @Nullable Answer answer) {

  /** What is asked. */
  public enum Kind {
    CALL(List.of(Answer.WILL_CALL, Answer.NOT_TODAY)),
    THINK(List.of(Answer.THINKING)),
    COFFEE(List.of(Answer.YES, Answer.ANOTHER_TIME, Answer.NOT_TODAY));

    private final List<Answer> answers;

    Kind(List<Answer> answers) {
      this.answers = answers;
    }

    /** What can be answered, with one tap. */
    public List<Answer> answers() {
      return answers;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** What is answered. */
  public enum Answer {
    WILL_CALL, YES, ANOTHER_TIME, NOT_TODAY, THINKING;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Answer of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
