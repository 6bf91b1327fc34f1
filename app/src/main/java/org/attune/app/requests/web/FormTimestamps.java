package org.attune.app.requests.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a form was shown, signed and within it, since visitors have no cookie: what comes back within seconds wasn't typed. */
@Component
class FormTimestamps {

  private static final Duration TYPING = Duration.ofSeconds(4);

  private final KeyedHash hash;
  private final Clock clock;

  FormTimestamps(MasterKey masterKey, Clock clock) {
    this.hash = new KeyedHash(masterKey, KeyedHash.Purpose.FORM_TIMES);
    this.clock = clock;
  }

  /** What a form that is shown now carries. */
  String stamp() {
    return stamp(clock.instant().getEpochSecond());
  }

  /** Whether nobody could have typed it since; so is one that was never shown. */
  boolean isTooQuick(@Nullable String stamp) {
    long shown = shown(stamp);
    return shown < 0 || clock.instant().isBefore(Instant.ofEpochSecond(shown).plus(TYPING));
  }

  /** The same stamp, where it is one of ours, so that a person who is asked again need not wait once more; else a new one. */
  String keep(@Nullable String stamp) {
    return shown(stamp) < 0 || stamp == null ? stamp() : stamp;
  }

  private long shown(@Nullable String stamp) {
    int dot = stamp == null ? -1 : stamp.indexOf('.');
    if (stamp == null || dot < 1 || dot > 12 || !stamp.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    long second = Long.parseLong(stamp.substring(0, dot));
    return MessageDigest.isEqual(stamp(second).getBytes(StandardCharsets.UTF_8), stamp.getBytes(StandardCharsets.UTF_8)) ? second : -1;
  }

  private String stamp(long second) {
    return second + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(hash.hash(String.valueOf(second)));
  }
}
