package org.attune.app.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.RecordedEvents;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.AbsenceId;
import org.attune.app.sessions.Absences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Maya answers a question about harming herself on a Sunday evening; Ana is her therapist, and Dev the colleague that the two agreed on,
 * where Ana has not read it within three hours of a working day.
 */
@AttuneTest
@Import(RecordedEvents.class)
class RiskFlagsTests {

  private static final String ITEM = "phq-9.9";
  private static final UUID RESPONSE = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID LATER_RESPONSE = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final Instant SUNDAY_EVENING = Instant.parse("2026-11-29T21:14:00Z");
  private static final Instant MONDAY_NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

  @Autowired TestDatabase database;
  @Autowired AllianceFixtures pairs;
  @Autowired RiskFlags flags;
  @Autowired EscalationPlans plans;
  @Autowired Absences absences;
  @Autowired People people;
  @Autowired DueJobs jobs;
  @Autowired RecordedEvents events;
  @Autowired TransactionTemplate transaction;
  @Autowired MovableClock clock;

  private Pair pair;
  private Viewer.Member dev;

  @BeforeEach
  void aPairAndAColleague() {
    database.empty();
    events.clear();
    clock.set(SUNDAY_EVENING);
    pair = pairs.mayaAndAna();
    dev = new Viewer.Member(PersonId.random(), pair.therapist().practice(), Set.of(Role.THERAPIST));
    people.create(dev.asOneself(), "Dev Rao", ContactDetails.none());
    people.grantRole(pair.therapist(), dev.practice(), dev.person(), Role.THERAPIST);
  }

  @Test
  void anAnswerIsRaisedOnceHoweverOftenItIsSent() {
    RiskFlagId flag = raise(RESPONSE, 1);
    assertThat(raise(RESPONSE, 1)).isEqualTo(flag);
    assertThat(flags.of(pair.therapist(), pair.course())).singleElement().satisfies(is -> {
      assertThat(is.level()).isOne();
      assertThat(is.isRead()).isFalse();
      assertThat(is.chain().first()).isEqualTo(pair.therapist().person());
    });
    assertThat(told()).containsExactly(pair.therapist().person());
  }

  @Test
  void anEditRaisesAFlagAndNeverLowersIt() {
    RiskFlagId flag = raise(RESPONSE, 1);
    assertThat(raise(RESPONSE, 3)).isEqualTo(flag);
    assertThat(raise(RESPONSE, 2)).isEqualTo(flag);
    assertThat(only().level()).isEqualTo(3);
    assertThat(told()).as("once for each that was higher").hasSize(2);
  }

  @Test
  void anAnswerAfterTheFlagWasReadIsToldAgain() {
    RiskFlagId flag = raise(RESPONSE, 2);
    flags.read(pair.therapist(), flag);
    assertThat(only().isRead()).isTrue();

    clock.advance(Duration.ofDays(1));
    assertThat(raise(LATER_RESPONSE, 1)).isEqualTo(flag);
    assertThat(only().isRead()).as("they have not looked at it together").isFalse();
    assertThat(only().level()).as("the highest answer").isEqualTo(2);
    assertThat(only().chain().toldAt()).isEqualTo(SUNDAY_EVENING.plus(Duration.ofDays(1)));
  }

  @Test
  void aFurtherAnswerWhileItWaitsDoesNotPutOffThePromisedTime() {
    agree(3);
    raise(RESPONSE, 1);
    clock.set(MONDAY_NOON.minus(Duration.ofHours(2)));
    raise(LATER_RESPONSE, 3);
    assertThat(only().chain().dueAt()).isEqualTo(MONDAY_NOON);
    assertThat(only().level()).isEqualTo(3);
  }

  @Test
  void aRepeatOfWhatTheTwoHaveLookedAtTogetherJoinsAndStaysVisibleAndAHigherOneIsToldAgain() {
    RiskFlagId flag = raise(RESPONSE, 2);
    note(flag, MONDAY.plusDays(7));
    events.clear();

    clock.advance(Duration.ofDays(7));
    assertThat(raise(LATER_RESPONSE, 2)).isEqualTo(flag);
    assertThat(only().isRead()).isTrue();
    assertThat(told()).isEmpty();
    assertThat(flags.answers(pair.therapist(), only())).extracting(RiskAnswer::source).containsExactly(LATER_RESPONSE, RESPONSE);

    assertThat(raise(UUID.randomUUID(), 3)).isEqualTo(flag);
    assertThat(only().isRead()).isFalse();
    assertThat(told()).containsExactly(pair.therapist().person());
  }

  @Test
  void afterItWasClosedAnAnswerRaisesAnotherFlag() {
    RiskFlagId flag = raise(RESPONSE, 2);
    note(flag, null);
    assertThat(waiting(pair.therapist())).isEmpty();
    assertThat(raise(LATER_RESPONSE, 1)).isNotEqualTo(flag);
    assertThat(flags.of(pair.client(), pair.course())).extracting(RiskFlag::isOpen).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void whereNobodyHasReadItInTimeTheNextPersonIsToldAndSeesItWhetherOrNotTheJobRuns() {
    agree(3);
    RiskFlagId flag = raise(RESPONSE, 1);
    assertThat(told()).containsExactly(pair.therapist().person());
    assertThat(only().chain().dueAt()).as("three hours of Monday").isEqualTo(MONDAY_NOON);

    clock.set(MONDAY_NOON.minusSeconds(1));
    jobs.run();
    assertThat(told()).hasSize(1);
    assertThat(waiting(dev)).isEmpty();

    clock.set(MONDAY_NOON);
    assertThat(waiting(dev)).as("no job has run").extracting(RiskFlag::id).containsExactly(flag);
    jobs.run();
    assertThat(told()).containsExactly(pair.therapist().person(), dev.person());
    assertThat(flags.of(pair.client(), pair.course()).getFirst().isOverdue(clock.instant())).isTrue();

    flags.read(dev, flag);
    assertThat(flags.of(pair.client(), pair.course()).getFirst().chain().reading())
        .isEqualTo(new RiskFlag.Reading(dev.person(), MONDAY_NOON));
    note(dev, flag, null);
    assertThat(flags.of(dev, pair.course())).as("the course is theirs no longer").isEmpty();
  }

  @Test
  void whatWasReadInTimeIsNobodyElses() {
    agree(3);
    RiskFlagId flag = raise(RESPONSE, 1);
    clock.set(MONDAY_NOON.minusSeconds(1));
    flags.read(pair.therapist(), flag);
    clock.set(MONDAY_NOON);
    jobs.run();
    assertThat(told()).containsExactly(pair.therapist().person());
    assertThat(flags.of(dev, pair.course())).isEmpty();
  }

  @Test
  void wherePromisedToLookAgainAndNobodyDidItIsToldAgain() {
    agree(3);
    RiskFlagId flag = raise(RESPONSE, 1);
    note(flag, MONDAY.plusDays(1));
    events.clear();

    clock.set(Instant.parse("2026-12-01T23:59:59Z"));
    jobs.run();
    assertThat(told()).isEmpty();
    assertThat(waiting(pair.therapist())).isEmpty();

    clock.set(Instant.parse("2026-12-02T00:00:00Z"));
    assertThat(waiting(pair.therapist())).as("no job has run").hasSize(1);
    jobs.run();
    assertThat(told()).containsExactly(pair.therapist().person());
    clock.set(Instant.parse("2026-12-02T12:00:00Z"));
    jobs.run();
    assertThat(told()).as("and then the next person").containsExactly(pair.therapist().person(), dev.person());
  }

  @Test
  void whatWasDoneIsNotedOnceAndNotOverAnAnswerThatCameMeanwhile() {
    RiskFlagId flag = raise(RESPONSE, 1);
    UUID form = UUID.randomUUID();
    flags.note(pair.therapist(), form, flag, 1, "I rang Maya.", MONDAY);
    flags.note(pair.therapist(), form, flag, 1, "I rang Maya.", MONDAY);
    assertThat(flags.notes(pair.therapist(), only())).extracting(RiskNote::words).containsExactly("I rang Maya.");

    raise(LATER_RESPONSE, 3);
    assertThatThrownBy(() -> flags.note(pair.therapist(), UUID.randomUUID(), flag, 1, "Closed.", null)).isInstanceOf(Conflict.class);
    assertThat(only().isOpen()).isTrue();
  }

  @Test
  void aNoteSaysSomethingAndADayWithinAMonth() {
    RiskFlagId flag = raise(RESPONSE, 1);
    LocalDate sunday = MONDAY.minusDays(1);
    for (LocalDate day : List.of(sunday.minusDays(1), sunday.plusDays(32))) {
      assertThatThrownBy(() -> note(flag, day)).isInstanceOf(InvalidInput.class);
    }
    assertThatThrownBy(() -> flags.note(pair.therapist(), UUID.randomUUID(), flag, 1, "", null)).isInstanceOf(InvalidInput.class);
    note(flag, sunday.plusDays(31));
    assertThat(only().review()).isEqualTo(new RiskFlag.Review(1, sunday.plusDays(31)));
  }

  @Test
  void nobodyRaisesOrReadsAFlagInACourseThatIsNotOpenToThem() {
    Pair other = pairs.join(pair.therapist(), "Jonas");
    assertThatThrownBy(() -> transaction.execute(state -> flags.raise(other.client(), answer(RESPONSE, 1)))).isInstanceOf(NotFound.class);
    RiskFlagId flag = raise(RESPONSE, 1);
    assertThatThrownBy(() -> flags.read(dev, flag)).isInstanceOf(NotFound.class);
    assertThat(flags.of(other.client(), pair.course())).isEmpty();
  }

  @Test
  void whatTheAnswerWasIsGoneWithItWhereItsTransactionFails() {
    assertThatThrownBy(() -> transaction.executeWithoutResult(state -> {
      flags.raise(pair.client(), answer(RESPONSE, 1));
      throw new IllegalStateException("the power goes");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(flags.of(pair.therapist(), pair.course())).isEmpty();
  }

  @Test
  void aMeasureWithSuchAQuestionNeedsAPlanThatNamesWhoIsToldNextOrIsAskedJustBeforeASession() {
    assertThat(plans.allows(pair.client(), pair.course())).isFalse();
    assertThatThrownBy(() -> plans.agree(pair.therapist(), pair.course(), 0, new EscalationPlan.Terms(null, false, "")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> plans.agree(pair.therapist(), pair.course(), 0,
        new EscalationPlan.Terms(new EscalationPlan.Cover(pair.therapist().person(), 3), false, ""))).isInstanceOf(InvalidInput.class);
    agree(3);
    assertThat(plans.allows(pair.client(), pair.course())).isTrue();
    people.revokeRole(pair.therapist(), dev.person(), Role.THERAPIST);
    assertThat(plans.allows(pair.client(), pair.course())).as("who was named has left").isFalse();

    plans.agree(pair.therapist(), pair.course(), 1, new EscalationPlan.Terms(null, true, "0113 496 0177"));
    assertThat(plans.allows(pair.client(), pair.course())).isTrue();
    raise(RESPONSE, 1);
    assertThat(only().chain().dueAt()).as("nobody is told next, so no time is promised").isNull();
    assertThatThrownBy(() -> plans.agree(pair.therapist(), pair.course(), 1, new EscalationPlan.Terms(null, true, ""))).isInstanceOf(Conflict.class);
  }

  @Test
  void suchAQuestionIsAskedWhileSomebodyIsAtWorkWhoIsNamed() {
    agree(3);
    assertThat(plans.mayAskNow(pair.client(), pair.course())).as("Sunday").isFalse();
    clock.set(MONDAY_NOON);
    assertThat(plans.mayAskNow(pair.client(), pair.course())).isTrue();
    absences.plan(pair.therapist(), new AbsenceId(UUID.randomUUID()), pair.therapist().person(), MONDAY, MONDAY, null, false);
    assertThat(plans.mayAskNow(pair.client(), pair.course())).as("Ana is away, and nobody covers").isFalse();
  }

  @Test
  void aTherapistWhoWorksAloneHasItAskedInTheHourBeforeASession() {
    plans.agree(pair.therapist(), pair.course(), 0, new EscalationPlan.Terms(null, true, ""));
    Instant begins = SUNDAY_EVENING.plus(Duration.ofDays(2));
    pairs.meetAt(pair, begins);
    clock.set(begins.minus(Duration.ofHours(1)).minusSeconds(1));
    assertThat(plans.mayAskNow(pair.client(), pair.course())).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(plans.mayAskNow(pair.client(), pair.course())).isTrue();
    clock.set(begins.plusSeconds(1));
    assertThat(plans.mayAskNow(pair.client(), pair.course())).isFalse();
  }

  /** By their rows and the time alone. */
  private List<RiskFlag> waiting(Viewer.Member viewer) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
    return flags.open(viewer).stream().filter(flag -> flag.isWaiting(today)).toList();
  }

  private RiskFlag only() {
    return flags.of(pair.therapist(), pair.course()).getFirst();
  }

  private List<PersonId> told() {
    return events.of(RiskFlagAssigned.class).stream().map(RiskFlagAssigned::person).toList();
  }

  private void agree(int hours) {
    plans.agree(pair.therapist(), pair.course(), 0, new EscalationPlan.Terms(new EscalationPlan.Cover(dev.person(), hours), false, "0113 496 0177"));
  }

  private void note(RiskFlagId flag, @Nullable LocalDate lookAgainOn) {
    note(pair.therapist(), flag, lookAgainOn);
  }

  private void note(Viewer.Member by, RiskFlagId flag, @Nullable LocalDate lookAgainOn) {
    flags.note(by, UUID.randomUUID(), flag, flags.find(by, flag).orElseThrow().chain().round(), "We spoke.", lookAgainOn);
  }

  private RiskFlagId raise(UUID response, int level) {
    return transaction.execute(state -> flags.raise(pair.client(), answer(response, level)));
  }

  private RiskAnswer answer(UUID response, int level) {
    return new RiskAnswer(response, pair.course(), pair.therapist().practice(), ITEM, level, clock.instant());
  }
}
