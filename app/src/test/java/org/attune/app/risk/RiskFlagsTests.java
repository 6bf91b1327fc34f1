package org.attune.app.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Maya answers a question about harming herself; Ana is her therapist. */
@AttuneTest
class RiskFlagsTests {

  private static final String ITEM = "phq-9.9";
  private static final UUID RESPONSE = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID LATER_RESPONSE = UUID.fromString("00000000-0000-4000-8000-000000000002");

  @Autowired TestDatabase database;
  @Autowired AllianceFixtures pairs;
  @Autowired RiskFlags flags;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;

  private Pair pair;

  @BeforeEach
  void aPair() {
    database.empty();
    clock.set(Instant.parse("2026-11-29T21:14:00Z")); // a Sunday evening
    pair = pairs.mayaAndAna();
  }

  @Test
  void anAnswerIsRaisedOnceHoweverOftenItIsSent() {
    RiskFlagId flag = raise(pair.client(), RESPONSE, 1);
    assertThat(raise(pair.client(), RESPONSE, 1)).isEqualTo(flag);
    assertThat(flags.of(pair.therapist(), pair.course())).singleElement().satisfies(is -> {
      assertThat(is.level()).isOne();
      assertThat(is.isRead()).isFalse();
      assertThat(is.chain().first()).isEqualTo(pair.therapist().person());
    });
  }

  @Test
  void anEditRaisesAFlagAndNeverLowersIt() {
    RiskFlagId flag = raise(pair.client(), RESPONSE, 1);
    assertThat(raise(pair.client(), RESPONSE, 3)).isEqualTo(flag);
    assertThat(raise(pair.client(), RESPONSE, 2)).isEqualTo(flag);
    assertThat(only().level()).isEqualTo(3);
  }

  @Test
  void anAnswerAfterTheFlagWasReadIsToldAgain() {
    RiskFlagId flag = raise(pair.client(), RESPONSE, 2);
    flags.read(pair.therapist(), flag);
    assertThat(only().isRead()).isTrue();

    clock.advance(Duration.ofDays(1));
    assertThat(raise(pair.client(), LATER_RESPONSE, 1)).isEqualTo(flag);
    assertThat(only().isRead()).as("they have not looked at it together").isFalse();
    assertThat(only().level()).as("the highest answer").isEqualTo(2);
    assertThat(only().chain().toldAt()).isEqualTo(Instant.parse("2026-11-30T21:14:00Z"));
  }

  @Test
  void nobodyRaisesAFlagInACourseThatIsNotOpenToThem() {
    Pair other = pairs.join(pair.therapist(), "Jonas");
    assertThatThrownBy(() -> raise(other.client(), RESPONSE, 1)).isInstanceOf(NotFound.class);
    assertThat(flags.of(pair.therapist(), pair.course())).isEmpty();
  }

  @Test
  void whatTheAnswerWasIsGoneWithItWhereItsTransactionFails() {
    assertThatThrownBy(() -> transaction.executeWithoutResult(state -> {
      flags.raise(pair.client(), answer(RESPONSE, 1));
      throw new IllegalStateException("the power goes");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(flags.of(pair.therapist(), pair.course())).isEmpty();
  }

  private RiskFlag only() {
    return flags.of(pair.therapist(), pair.course()).getFirst();
  }

  private RiskFlagId raise(Viewer viewer, UUID response, int level) {
    return transaction.execute(state -> flags.raise(viewer, answer(response, level)));
  }

  private RiskAnswer answer(UUID response, int level) {
    return new RiskAnswer(response, pair.course(), pair.therapist().practice(), ITEM, level, clock.instant());
  }
}
