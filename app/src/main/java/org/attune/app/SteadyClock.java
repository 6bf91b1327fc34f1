package org.attune.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The computer's clock, whose jumps are believed only once they have lasted: meanwhile time goes on as it went. Else one
 * wrong setting, put right a minute later, would have held sessions that nobody went to, and asked people how they were.
 */
final class SteadyClock extends Clock {

  private static final Logger LOG = LoggerFactory.getLogger("attune");
  private static final Duration JUMP = Duration.ofMinutes(2);
  private static final Duration BELIEVED_AFTER = Duration.ofMinutes(15);
  private static final Duration LOOKED_AT_EVERY = Duration.ofMinutes(1);

  /** What the clock said when so much had passed since the computer was started. */
  private record Mark(Instant said, Duration up) {
    Instant after(Duration up) {
      return said.plus(up.minus(this.up));
    }
  }

  private final InstantSource computer;
  private final Supplier<Duration> up;
  private Mark last;
  private @Nullable Duration doubtedAt;

  SteadyClock(InstantSource computer, Supplier<Duration> up) {
    this.computer = computer;
    this.up = up;
    last = new Mark(computer.instant(), up.get());
  }

  static SteadyClock ofComputer() {
    return new SteadyClock(InstantSource.system(), SteadyClock::sinceBoot);
  }

  @Override
  public synchronized Instant instant() {
    Instant said = computer.instant();
    if (doubtedAt == null && Duration.between(last.said, said).abs().compareTo(LOOKED_AT_EVERY) < 0) {
      return said;
    }
    Duration now = up.get();
    Instant expected = last.after(now);
    Duration jump = Duration.between(expected, said);
    if (jump.abs().compareTo(JUMP) < 0) {
      return believe(said, now);
    }
    if (doubtedAt == null) {
      doubtedAt = now;
      LOG.warn("The computer's clock jumped by {}: it is believed if that lasts {}", jump, BELIEVED_AFTER);
    } else if (now.minus(doubtedAt).compareTo(BELIEVED_AFTER) >= 0) {
      LOG.warn("The computer's clock is believed from now on");
      return believe(said, now);
    }
    return expected;
  }

  private Instant believe(Instant said, Duration now) {
    last = new Mark(said, now);
    doubtedAt = null;
    return said;
  }

  /** With the time that the computer slept, which {@link System#nanoTime} leaves out. */
  private static Duration sinceBoot() {
    try {
      String seconds = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
      return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
    } catch (IOException e) {
      return Duration.ofNanos(System.nanoTime());
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource same = this::instant;
    return same.withZone(zone);
  }
}
