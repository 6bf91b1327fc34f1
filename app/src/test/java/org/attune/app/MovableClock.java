package org.attune.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The application's clock in tests: its time does not pass until it is moved. It starts on a summer night when it is half past
 * midnight in Berlin, where the practices of most tests are, half past eleven of the day before in London, and half past ten
 * by UTC: a day counted in the wrong zone is another day.
 */
@Component
@Primary
public class MovableClock extends Clock {

  public static final Instant START = Instant.parse("2026-06-17T22:30:00Z");

  private volatile Instant now = START;

  public void set(Instant now) {
    this.now = now;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
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
