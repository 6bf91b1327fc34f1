package org.attune.app.trusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactLimitsTests {

  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
  private static final Instant NOW = Instant.parse("2026-06-17T22:30:00Z");

  @ParameterizedTest
  @CsvSource({
      // in Auckland, where it is half past ten in the morning of the next day
      "10, 11, true", "11, 12, false", "9, 10, false", "8, 21, true", "0, 0, true", "10, 10, true",
      // over midnight
      "22, 11, true", "22, 10, false", "10, 2, true", "11, 2, false"})
  void hoursAreThoseOfTheirZoneFromTheFirstOnAndBeforeTheLast(int from, int until, boolean allowed) {
    assertThat(new ContactLimits(10, 30, from, until, AUCKLAND).allow(NOW, List.of())).isEqualTo(allowed);
  }

  @Test
  void aDayIsTheLast24HoursAndAWeekTheLastSevenDays() {
    Instant dayAgo = NOW.minus(Duration.ofDays(1));
    var once = new ContactLimits(1, 30, 0, 0, AUCKLAND);
    assertThat(once.allow(NOW, List.of(dayAgo.plusSeconds(1)))).isFalse();
    assertThat(once.allow(NOW, List.of(dayAgo))).isTrue();
    Instant weekAgo = NOW.minus(Duration.ofDays(7));
    var twiceAWeek = new ContactLimits(10, 2, 0, 0, AUCKLAND);
    assertThat(twiceAWeek.allow(NOW, Collections.nCopies(2, weekAgo.plusSeconds(1)))).isFalse();
    assertThat(twiceAWeek.allow(NOW, List.of(weekAgo.plusSeconds(1), weekAgo))).isTrue();
  }

  @Test
  void whoAsksBeginsAtAnyHourAndWhoIsAskedByDay() {
    assertThat(ContactLimits.defaultsForAsking(AUCKLAND)).isEqualTo(new ContactLimits(3, 10, 0, 0, AUCKLAND));
    assertThat(ContactLimits.defaultsForBeingAsked(AUCKLAND)).isEqualTo(new ContactLimits(2, 7, 8, 21, AUCKLAND));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0, 0", "11, 1, 0, 0", "1, 0, 0, 0", "1, 31, 0, 0", "1, 1, -1, 0", "1, 1, 24, 0", "1, 1, 0, -1", "1, 1, 0, 24"})
  void thereAreNoOthers(int aDay, int aWeek, int from, int until) {
    assertThatThrownBy(() -> new ContactLimits(aDay, aWeek, from, until, AUCKLAND)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWidestAreTenADayAndThirtyAWeek() {
    assertThat(new ContactLimits(10, 30, 23, 23, AUCKLAND).allow(NOW, Collections.nCopies(9, NOW))).isTrue();
    assertThat(new ContactLimits(10, 30, 23, 23, AUCKLAND).allow(NOW, Collections.nCopies(10, NOW))).isFalse();
  }

  @Test
  void aMailIsLateAfterTwoMinutesOrAFailure() {
    assertThat(DeliveryStatus.of("waiting", 0, NOW.minus(Duration.ofMinutes(2)), NOW)).isEqualTo(DeliveryStatus.WAITING);
    assertThat(DeliveryStatus.of("waiting", 0, NOW.minus(Duration.ofMinutes(2)).minusSeconds(1), NOW)).isEqualTo(DeliveryStatus.DELAYED);
    assertThat(DeliveryStatus.of("waiting", 1, NOW, NOW)).isEqualTo(DeliveryStatus.DELAYED);
    assertThat(DeliveryStatus.of("sent", 3, NOW.minus(Duration.ofDays(1)), NOW)).isEqualTo(DeliveryStatus.SENT);
    assertThat(DeliveryStatus.values()).filteredOn(DeliveryStatus::isFailed)
        .containsExactly(DeliveryStatus.DELAYED, DeliveryStatus.FAILED, DeliveryStatus.REJECTED);
  }
}
