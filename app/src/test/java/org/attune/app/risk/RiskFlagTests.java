package org.attune.app.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a flag says of itself, from its row and the time alone. */
class RiskFlagTests {

  private static final Instant RAISED = Instant.parse("2026-11-29T21:14:00Z");
  private static final Instant DUE = Instant.parse("2026-11-30T12:00:00Z");
  private static final LocalDate LOOK_AGAIN = LocalDate.of(2026, 12, 7);
  private static final PersonId ANA = PersonId.random();
  private static final PersonId DEV = PersonId.random();
  private static final RiskFlag.Reading READ = new RiskFlag.Reading(ANA, Instant.parse("2026-11-30T08:00:00Z"));

  @Test
  void whileItWaitsToBeReadAnAnswerJoinsItUnlessItIsHigher() {
    RiskFlag unread = flag(null, null);
    assertThat(unread.isJoinedBy(1, LOOK_AGAIN)).isTrue();
    assertThat(unread.isJoinedBy(2, LOOK_AGAIN)).isTrue();
    assertThat(unread.isJoinedBy(3, LOOK_AGAIN)).isFalse();
  }

  @Test
  void onceItWasReadAnyAnswerIsNewsUntilTheTwoHaveLookedAtItTogether() {
    assertThat(flag(READ, null).isJoinedBy(1, LOOK_AGAIN)).isFalse();
    RiskFlag reviewed = flag(READ, new RiskFlag.Review(2, LOOK_AGAIN));
    assertThat(reviewed.isJoinedBy(2, LOOK_AGAIN)).isTrue();
    assertThat(reviewed.isJoinedBy(3, LOOK_AGAIN)).isFalse();
    assertThat(reviewed.isJoinedBy(1, LOOK_AGAIN.plusDays(1))).as("the day to look again has passed").isFalse();
  }

  @Test
  void fromThePromisedMomentOnTheNextPersonIsAskedUnlessItWasRead() {
    assertThat(flag(null, null).asked(DUE.minusSeconds(1))).isEqualTo(ANA);
    assertThat(flag(null, null).asked(DUE)).isEqualTo(DEV);
    assertThat(flag(null, null).isOverdue(DUE.minusSeconds(1))).isFalse();
    assertThat(flag(null, null).isOverdue(DUE)).isTrue();
    assertThat(flag(READ, null).isOverdue(DUE)).isFalse();
    assertThat(flag(READ, null).asked(DUE)).isEqualTo(ANA);
  }

  @Test
  void itWaitsUntilWhatWasDoneIsNotedAndAgainOnceTheDayToLookAgainHasPassed() {
    assertThat(flag(null, null).isWaiting(LOOK_AGAIN)).isTrue();
    assertThat(flag(READ, null).isWaiting(LOOK_AGAIN)).isTrue();
    RiskFlag reviewed = flag(READ, new RiskFlag.Review(2, LOOK_AGAIN));
    assertThat(reviewed.isWaiting(LOOK_AGAIN)).isFalse();
    assertThat(reviewed.isReviewMissed(LOOK_AGAIN)).isFalse();
    assertThat(reviewed.isWaiting(LOOK_AGAIN.plusDays(1))).isTrue();
    assertThat(reviewed.isReviewMissed(LOOK_AGAIN.plusDays(1))).isTrue();
  }

  private static RiskFlag flag(RiskFlag.@Nullable Reading reading, RiskFlag.@Nullable Review review) {
    return new RiskFlag(RiskFlagId.random(), CourseId.random(), "phq-9.9", 2, RAISED, new RiskFlag.Chain(ANA, RAISED, DEV, DUE, reading, 1),
        review, null);
  }
}
