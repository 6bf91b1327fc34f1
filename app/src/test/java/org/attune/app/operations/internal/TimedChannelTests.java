package org.attune.app.operations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a connection may take to ask. */
class TimedChannelTests {

  @Test
  void aFormMayComeOverAPoorLine() {
    assertThat(Duration.ofNanos(TimedChannel.timeFor(0))).isEqualTo(Duration.ofSeconds(20));
    assertThat(Duration.ofNanos(TimedChannel.timeFor(500))).isEqualTo(Duration.ofSeconds(21));
    assertThat(Duration.ofNanos(TimedChannel.timeFor(10_000))).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void aFileThatTricklesInAtSevenHundredBytesASecondIsGivenUpWithinTwoMinutes() {
    assertThat(Duration.ofNanos(TimedChannel.timeFor(700 * 60))).isGreaterThan(Duration.ofSeconds(60));
    assertThat(Duration.ofNanos(TimedChannel.timeFor(700 * 120))).isLessThan(Duration.ofSeconds(120));
    assertThat(Duration.ofNanos(TimedChannel.timeFor(24 << 20))).isLessThan(Duration.ofMinutes(53));
  }

  @Test
  void aFileAtTwentyKilobytesASecondGetsThrough() {
    assertThat(Duration.ofNanos(TimedChannel.timeFor(24 << 20))).isGreaterThan(Duration.ofSeconds((24 << 20) / 20_000));
  }
}
