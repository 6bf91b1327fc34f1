package org.attune.app.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time that a therapist would offer for a first talk. */
public record OfferedTimeInput(Instant start, Duration length, boolean online) {

  private static final Pattern CODE = Pattern.compile("(\\d{1,12})/(\\d{1,3})/(online|in-person)");

  /** As a form carries it. */
  public String code() {
    return start.getEpochSecond() + "/" + length.toMinutes() + "/" + (online ? "online" : "in-person");
  }

  /** Nothing where a form carries something else. */
  public static Optional<OfferedTimeInput> of(String code) {
    Matcher read = CODE.matcher(code);
    return read.matches() ? Optional.of(new OfferedTimeInput(Instant.ofEpochSecond(Long.parseLong(read.group(1))),
        Duration.ofMinutes(Long.parseLong(read.group(2))), read.group(3).equals("online"))) : Optional.empty();
  }
}
