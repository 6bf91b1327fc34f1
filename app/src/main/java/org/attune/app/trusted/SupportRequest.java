package org.attune.app.trusted;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One short question to a trusted person: a call, a thought, a coffee.
 *
 * @param words what was written with it, or empty
 */
public record SupportRequest(UUID id, Instant at, Kind kind, String words, DeliveryStatus delivery, @Nullable Response response) {

  /** What is asked. */
  public enum Kind {
    CALL(List.of(Response.WILL_CALL, Response.NOT_TODAY)),
    THINK(List.of(Response.THINKING)),
    COFFEE(List.of(Response.YES, Response.ANOTHER_TIME, Response.NOT_TODAY));

    private final List<Response> responses;

    Kind(List<Response> answers) {
      this.responses = answers;
    }

    /** What can be answered, with one tap. */
    public List<Response> responses() {
      return responses;
    }

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** What is answered. */
  public enum Response {
    WILL_CALL, YES, ANOTHER_TIME, NOT_TODAY, THINKING;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Response of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
