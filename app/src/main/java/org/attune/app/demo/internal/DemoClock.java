package org.attune.app.demo.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of a demo practice: it goes back to live through some forty weeks, and then home. */
class DemoClock extends Clock {

  private volatile Duration away = Duration.ZERO;

  void setTo(Instant moment) {
    away = Duration.between(Instant.now(), moment);
  }

  void reset() {
    away = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(away);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), away);
  }
}
