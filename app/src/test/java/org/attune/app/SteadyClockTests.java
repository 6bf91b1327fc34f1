package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTests {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Instant computer = NOON;
  private Duration up = Duration.ofHours(3);
  private final SteadyClock clock = new SteadyClock(() -> computer, () -> up);

  @Test
  void itSaysWhatTheComputerSays() {
    passes(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
    passes(Duration.ofDays(9));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10).plus(Duration.ofDays(9)));
  }

  @Test
  void aSmallCorrectionIsFollowed() {
    passes(Duration.ofMinutes(5));
    computer = computer.minusSeconds(40);
    assertThat(clock.instant()).isEqualTo(computer);
  }

  @Test
  void aJumpThatIsPutRightWasNeverSeen() {
    for (Duration jump : new Duration[] {Duration.ofDays(365), Duration.ofDays(-365)}) {
      Instant right = computer;
      computer = computer.plus(jump);
      assertThat(clock.instant()).isEqualTo(right);
      passes(Duration.ofMinutes(10));
      assertThat(clock.instant()).isEqualTo(right.plus(Duration.ofMinutes(10)));
      computer = computer.minus(jump);
      assertThat(clock.instant()).isEqualTo(computer);
    }
  }

  @Test
  void aJumpThatLastsIsBelieved() {
    computer = computer.plus(Duration.ofHours(2));
    assertThat(clock.instant()).isEqualTo(NOON);
    passes(Duration.ofMinutes(15));
    assertThat(clock.instant()).isEqualTo(computer);
    passes(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo(computer);
  }

  @Test
  void aComputerThatSleptHasNotJumped() {
    passes(Duration.ofHours(9));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(9)));
  }

  /** For the computer's clock and for what counts since it was started. */
  private void passes(Duration time) {
    computer = computer.plus(time);
    up = up.plus(time);
  }
}
