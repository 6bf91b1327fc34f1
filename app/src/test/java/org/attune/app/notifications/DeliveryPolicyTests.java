package org.attune.app.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a mail is tried. */
class DeliveryPolicyTests {

  private static final Instant MADE = Instant.parse("2026-07-01T10:00:00Z");
  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(10));

  @Test
  void pausesGrowAndTheLastIsRepeated() {
    var policy = new DeliveryPolicy(PAUSES, Duration.ofHours(1), false, false);
    assertThat(policy.nextTry(0, MADE)).isEqualTo("2026-07-01T10:01:00Z");
    assertThat(policy.nextTry(1, MADE)).isEqualTo("2026-07-01T10:10:00Z");
    assertThat(policy.nextTry(7, MADE)).isEqualTo("2026-07-01T10:10:00Z");
  }

  @Test
  void whatStillHoldsWhenItComesLateIsGivenUpAtTheFirstFailureAfterItsTime() {
    var policy = new DeliveryPolicy(PAUSES, Duration.ofHours(1), false, false);
    assertThat(policy.isGivenUp(MADE, 9, Instant.parse("2026-07-01T11:00:00Z"))).isFalse();
    assertThat(policy.isGivenUp(MADE, 9, Instant.parse("2026-07-01T11:00:01Z"))).isTrue();
    assertThat(policy.isStale(MADE, Instant.parse("2026-08-01T10:00:00Z"))).as("nobody was there to try it before").isFalse();
  }

  @Test
  void whatGoesStaleIsGivenUpWhereTheNextTryWouldBeTooLate() {
    var policy = new DeliveryPolicy(PAUSES, Duration.ofHours(1), true, true);
    assertThat(policy.isGivenUp(MADE, 9, Instant.parse("2026-07-01T10:50:00Z"))).isFalse();
    assertThat(policy.isGivenUp(MADE, 9, Instant.parse("2026-07-01T10:50:01Z"))).isTrue();
    assertThat(policy.isStale(MADE, Instant.parse("2026-07-01T11:00:00Z"))).isFalse();
    assertThat(policy.isStale(MADE, Instant.parse("2026-07-01T11:00:01Z"))).isTrue();
  }
}
