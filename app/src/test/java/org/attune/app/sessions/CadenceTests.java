package org.attune.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.attune.app.layout.InvalidInput;
import org.junit.jupiter.api.Test;

class CadenceTests {

  private static final LocalDate THURSDAY = LocalDate.of(2026, 6, 18);
  private static final Cadence FORTNIGHT = new Cadence(THURSDAY, 14, LocalTime.of(9, 30, 12));

  @Test
  void theFirstAndTheLastDayCount() {
    assertThat(FORTNIGHT.days(THURSDAY, THURSDAY.plusDays(28)))
        .containsExactly(THURSDAY, THURSDAY.plusDays(14), THURSDAY.plusDays(28));
    assertThat(FORTNIGHT.days(THURSDAY.plusDays(1), THURSDAY.plusDays(27))).containsExactly(THURSDAY.plusDays(14));
    assertThat(FORTNIGHT.days(THURSDAY.plusDays(14), THURSDAY.plusDays(14))).containsExactly(THURSDAY.plusDays(14));
    assertThat(FORTNIGHT.days(THURSDAY.minusDays(60), THURSDAY)).as("not before it begins").containsExactly(THURSDAY);
    assertThat(FORTNIGHT.days(THURSDAY.plusDays(1), THURSDAY.plusDays(13))).isEmpty();
  }

  @Test
  void aTimeIsThatOfTheWallToTheMinute() {
    assertThat(FORTNIGHT.at()).isEqualTo(LocalTime.of(9, 30));
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(FORTNIGHT.on(LocalDate.of(2026, 7, 2), berlin).toInstant()).isEqualTo("2026-07-02T07:30:00Z");
    assertThat(FORTNIGHT.on(LocalDate.of(2026, 12, 3), berlin).toInstant()).isEqualTo("2026-12-03T08:30:00Z");
    var night = new Cadence(THURSDAY, 1, LocalTime.of(2, 30));
    assertThat(night.on(LocalDate.of(2026, 3, 29), berlin).toInstant()).as("skipped").isEqualTo("2026-03-29T01:30:00Z");
    assertThat(night.on(LocalDate.of(2026, 10, 25), berlin).toInstant()).as("twice").isEqualTo("2026-10-25T00:30:00Z");
  }

  @Test
  void daysBetweenAreOneToAYear() {
    assertThatThrownBy(() -> new Cadence(THURSDAY, 0, LocalTime.NOON)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> new Cadence(THURSDAY, 367, LocalTime.NOON)).isInstanceOf(InvalidInput.class);
    assertThat(new Cadence(THURSDAY, 1, LocalTime.NOON).days(THURSDAY, THURSDAY.plusDays(2))).hasSize(3);
    assertThat(new Cadence(THURSDAY, 366, LocalTime.NOON).days(THURSDAY, THURSDAY.plusDays(366))).hasSize(2);
  }
}
