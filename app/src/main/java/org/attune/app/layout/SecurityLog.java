package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes down that somebody was let in or kept out, and how: a line of the log {@code attune.security} for each, and never who,
 * whose, or from where. That a person is in therapy here is theirs to tell.
 */
@Component
public class SecurityLog {

  private static final Logger LOG = LoggerFactory.getLogger("attune.security");
  private static final int LINES_A_MINUTE = 60;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<Event, Minute> refusals = new EnumMap<>(Event.class);

  SecurityLog(Clock clock) {
    this.clock = clock;
  }

  /** What is written down. */
  public enum Event {
    SIGNED_IN_BY_ONE_STEP("signed in by one step", false),
    SIGNED_IN_BY_TWO_STEPS("signed in by two steps or a passkey", false),
    FIRST_OF_TWO_STEPS("first of two steps taken", false),
    SIGNED_OUT("signed out", false),
    SIGNED_OUT_EVERYWHERE("signed out everywhere", false),
    PASSWORD_RIGHT("password accepted", false),
    PASSWORD_WRONG("password refused", true),
    CODE_RIGHT("code accepted", false),
    CODE_WRONG("code refused", true),
    PASSKEY_RIGHT("passkey accepted", false),
    PASSKEY_WRONG("passkey refused", true),
    NEW_PASSWORD_ASKED("new password asked for", false),
    CHANGED("way in changed", false),
    NOT_SIGNED_IN("refused without a sign-in", true),
    ACCESS_REFUSED("access refused", true),
    FORM_REFUSED("form refused without its token", true),
    TOO_LARGE("refused as too large", true),
    TOO_MANY("held back after too many tries", true);

    private final String words;
    private final boolean refusal;

    Event(String words, boolean refusal) {
      this.words = words;
      this.refusal = refusal;
    }
  }

  public void log(Event event) {
    write(event, event.words);
  }

  /** @param what a word of the code's own, never one that came with a request or from a record */
  public void log(Event event, String what) {
    write(event, event.words + ": " + what);
  }

  /** With the pattern of the address, which holds no id. */
  public void log(Event event, HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (pattern == null) {
      log(event);
    } else {
      log(event, pattern.toString());
    }
  }

  private void write(Event event, String line) {
    if (!event.refusal) {
      LOG.info(line);
    } else if (isWithin(event)) {
      LOG.warn(line);
    }
  }

  /** A flood of refusals fills no disk: beyond so many of a kind in a minute they are counted, and told with the next. */
  private synchronized boolean isWithin(Event event) {
    Instant now = clock.instant();
    Minute minute = refusals.get(event);
    if (minute == null || now.isBefore(minute.began) || !now.isBefore(minute.began.plus(MINUTE))) {
      if (minute != null && minute.count > LINES_A_MINUTE) {
        LOG.warn("{}: {} more in the minute from {}", event.words, minute.count - LINES_A_MINUTE, minute.began);
      }
      minute = new Minute(now);
      refusals.put(event, minute);
    }
    minute.count++;
    return minute.count <= LINES_A_MINUTE;
  }

  private static final class Minute {
    private final Instant began;
    private long count;

    Minute(Instant began) {
      this.began = began;
    }
  }
}
