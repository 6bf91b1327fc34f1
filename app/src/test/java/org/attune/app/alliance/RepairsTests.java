package org.attune.app.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.checkins.Chair;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.People;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.ClosedCourses;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseClosures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AttuneTest
class RepairsTests {

  @Autowired
  private AllianceFixtures pairs;

  @Autowired
  private Signals signals;

  @Autowired
  private Repairs repairs;

  @Autowired
  private CourseClosures closures;

  @Autowired
  private AllianceHistories histories;

  @Autowired
  private People people;

  @Autowired
  private TestDatabase database;

  @Autowired
  private MovableClock clock;

  private Pair pair;
  private Signal signal;

  @BeforeEach
  void aSessionThatFeltDifferent() {
    pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6, 6, 3);
    signal = signals.of(pair.therapist(), pair.course()).getFirst();
  }

  @Test
  void theyTalkedAboutItInOneTapAndTwoTapsCountOnce() {
    Repair first = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    Repair second = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    assertThat(second).isEqualTo(first);
    assertThat(first.isOpen()).isTrue();
    assertThat(repairs.of(pair.therapist(), pair.course())).hasSize(1);
  }

  @Test
  void thatTheyTalkedAboutItCanBeTakenBackUntilItIsClosed() {
    Repair talked = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    assertThat(bond().unansweredSignals()).isEmpty();
    Repair back = repairs.markUndiscussed(pair.therapist(), talked.id(), talked.version());
    assertThat(bond().unansweredSignals()).as("it asks again").containsExactly(signal);
    Repair again = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    assertThat(again.id()).isEqualTo(back.id());
    Repair closed = repairs.close(pair.therapist(), again.id(), again.version());
    assertThatThrownBy(() -> repairs.markUndiscussed(pair.therapist(), closed.id(), closed.version()))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void theOpenCardStaysWhileTheNextSessionIsTalkedOverAndUntilThereIsALaterCheckIn() {
    assertThat(bond().currentSignal()).contains(signal);
    pairs.meet(pair);
    assertThat(bond().currentSignal()).as("the planned time of the next session is over").contains(signal);
    pairs.miss(pair);
    assertThat(bond().currentSignal()).as("and one was missed").contains(signal);
    pairs.meetAndCheckIn(pair, 6);
    assertThat(bond().currentSignal()).as("a later check-in is there").isEmpty();
    assertThat(bond().unansweredSignals()).as("it is open still, on the list").containsExactly(signal);
  }

  @Test
  void whatWasSetAsideCanBeTakenBackWhereItWasSaidUntilTheNextCheckIn() {
    repairs.dismiss(pair.therapist(), RepairId.random(), signal.id());
    assertThat(bond().currentSignal()).isEmpty();
    assertThat(bond().reopenableSignal()).contains(signal);
    pairs.meetAndCheckIn(pair, 6);
    assertThat(bond().reopenableSignal()).isEmpty();
  }

  @Test
  void aClientTakesTheirYesBackWithinADayAndIsAskedAgain() {
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    Repair agreed = repairs.respond(pair.client(), repair.id(), repair.version(), RepairAgreement.YES, "");
    assertThatThrownBy(() -> repairs.withdrawAgreement(pair.therapist().asOneself(), agreed.id(), agreed.version()))
        .as("it is the client's answer").isInstanceOf(NotFound.class);
    clock.advance(Duration.ofDays(1).minusSeconds(1));
    Repair back = repairs.withdrawAgreement(pair.client(), agreed.id(), agreed.version());
    assertThat(back.isAwaitingAgreement()).isTrue();
    assertThat(bond().cameThrough()).isEmpty();
    Repair again = repairs.respond(pair.client(), back.id(), back.version(), RepairAgreement.YES, "");
    clock.advance(Duration.ofDays(1));
    assertThatThrownBy(() -> repairs.withdrawAgreement(pair.client(), again.id(), again.version()))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void aClientBeginsOneAndItWaitsForTheirTherapistUntilTheyTalkedAboutIt() {
    RepairId key = RepairId.random();
    Repair begun = repairs.startAsClient(pair.client(), key, pair.course(), "You laughed, and I felt small.");
    assertThat(repairs.startAsClient(pair.client(), key, pair.course(), "sent twice")).as("counted once").isEqualTo(begun);
    assertThat(begun.isUndiscussedStartOf(pairs.course(pair))).isTrue();
    assertThat(said(pair.therapist()).get(Chair.CLIENT)).isEqualTo("You laughed, and I felt small.");

    Repair talked = repairs.markDiscussed(pair.therapist(), begun.id(), begun.version());
    assertThat(talked.isUndiscussedStartOf(pairs.course(pair))).isFalse();
    assertThatThrownBy(() -> repairs.withdraw(pair.client(), key)).as("it was talked about").isInstanceOf(InvalidInput.class);
    Repair closed = repairs.close(pair.therapist(), talked.id(), talked.version());
    assertThat(closed.isAwaitingAgreement()).as("the client says whether they came through it").isTrue();
  }

  @Test
  void whatAClientBeganTheyMayTakeBackAndNobodyElseMayBeginItForThem() {
    Repair begun = repairs.startAsClient(pair.client(), RepairId.random(), pair.course(), "");
    repairs.withdraw(pair.client(), begun.id());
    assertThat(repairs.of(pair.therapist(), pair.course())).isEmpty();
    assertThatThrownBy(() -> repairs.startAsClient(pair.therapist().asOneself(), RepairId.random(), pair.course(), ""))
        .isInstanceOf(NotFound.class);
    Repair noted = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    assertThatThrownBy(() -> repairs.withdraw(pair.client(), noted.id())).isInstanceOf(NotFound.class);
  }

  @Test
  void aClientWhoBeganOneIsErasedAndItGoesWithThem() {
    repairs.startAsClient(pair.client(), RepairId.random(), pair.course(), "");
    people.erase(pair.client());
    assertThat(database.asOwner().sql("select count(*) from repair where course_id = :course").param("course", pair.course().value())
        .query(Long.class).single()).isZero();
  }

  @Test
  void whatAClientBeginsHasTenThousandCharactersAtMostAndIsOfAnOpenCourse() {
    assertThatThrownBy(() -> repairs.startAsClient(pair.client(), RepairId.random(), pair.course(), "x".repeat(10_001)))
        .isInstanceOf(InvalidInput.class);
    repairs.startAsClient(pair.client(), RepairId.random(), pair.course(), "x".repeat(10_000));
    ClosedCourses.close(closures, pair.therapist(), pair.course(), CourseClosure.Reason.ELSEWHERE);
    assertThatThrownBy(() -> repairs.startAsClient(pair.client(), RepairId.random(), pair.course(), "")).isInstanceOf(NotFound.class);
    assertThat(repairs.of(pair.client(), pair.course())).hasSize(1);
  }

  @Test
  void aRepairBelongsToTheCourseOfItsSignal() {
    Pair jonas = pairs.join(pair.therapist(), "Jonas");
    assertThatThrownBy(() -> repairs.note(pair.therapist(), RepairId.random(), jonas.course(), signal.id(), RepairNote.empty()))
        .isInstanceOf(NotFound.class);
    assertThat(repairs.of(pair.therapist(), List.of(pair.course(), jonas.course()))).isEmpty();
  }

  @Test
  void itIsSomethingTheyCameThroughOnlyWhenBothSaySo() {
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    pairs.meetAndCheckIn(pair, 6);
    assertThat(bond().cameThrough()).as("a returning score is not a repair").isEmpty();

    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    assertThat(repair.isAwaitingAgreement()).isTrue();
    assertThat(bond().cameThrough()).isEmpty();

    repair = repairs.respond(pair.client(), repair.id(), repair.version(), RepairAgreement.YES, "We did.");
    assertThat(repair.isAgreed()).isTrue();
    assertThat(bond().cameThrough()).hasSize(1);
  }

  @Test
  void notYetOpensItAgainAndItCanBeAskedOnceMore() {
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    repair = repairs.respond(pair.client(), repair.id(), repair.version(), RepairAgreement.NOT_YET, "");
    assertThat(repair.isOpen()).isTrue();
    assertThat(bond().openRepairs()).hasSize(1);
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    assertThat(repair.isAwaitingAgreement()).isTrue();
  }

  @Test
  void thatItWasNoRuptureClosesThisOneSignalAndCanBeTakenBack() {
    Repair repair = repairs.dismiss(pair.therapist(), RepairId.random(), signal.id());
    assertThat(bond().openSignals()).isEmpty();
    assertThat(repair.isAwaitingAgreement()).as("the client is not asked").isFalse();
    pairs.meetAndCheckIn(pair, 3);
    assertThat(bond().openSignals()).as("the thresholds stay").hasSize(1);

    repairs.reopen(pair.therapist(), repair.id(), repair.version());
    assertThat(bond().openSignals()).hasSize(2);
  }

  @Test
  void whatWasTalkedAboutOnceCoversTheSessionsBeforeThatItContinues() {
    pairs.meetAndCheckIn(pair, 3, 3, 3);
    Signal last = bond().openSignals().getFirst();
    assertThat(bond().continuedBy(last)).as("until it could be said that this is unusual for them").hasSize(2);
    Repair repair = repairs.dismiss(pair.therapist(), RepairId.random(), last.id());
    assertThat(bond().openSignals()).as("that this one was no rupture says nothing of the others").hasSize(3);
    repairs.reopen(pair.therapist(), repair.id(), repair.version());
    repairs.markDiscussed(pair.therapist(), RepairId.random(), last.id());
    assertThat(bond().openSignals()).containsExactly(last, signal);
    assertThat(signals.of(pair.therapist(), pair.course())).hasSize(4);
  }

  @Test
  void theLaterSaverSeesThatItChanged() {
    Repair read = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    repairs.change(pair.therapist(), read.id(), read.version(),
        new RepairNote(RuptureMarker.WITHDRAWAL, RepairStrategy.STAY_WITH_IT, "I said that I had looked away.", LocalDate.of(2026, 5, 4)));
    assertThatThrownBy(() -> repairs.change(pair.therapist(), read.id(), read.version(),
        new RepairNote(RuptureMarker.CONFRONTATION, null, "other", null))).isInstanceOf(Conflict.class);
    assertThat(repairs.find(pair.therapist(), read.id())).get().returns(RuptureMarker.WITHDRAWAL, r -> r.assessment().marker());
    assertThat(said(pair.therapist())).containsEntry(Chair.THERAPIST, "I said that I had looked away.");
  }

  @Test
  void whatTheTherapistNotedIsTheClientsToReadOnceBothAgree() {
    Repair repair = repairs.note(pair.therapist(), RepairId.random(), pair.course(), signal.id(),
        new RepairNote(null, RepairStrategy.OWN_PART, "I was late, and said so.", null));
    assertThat(said(pair.client())).isEmpty();
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    repairs.respond(pair.client(), repair.id(), repair.version(), RepairAgreement.YES, "It helped.");
    assertThat(said(pair.client())).isEqualTo(
        Map.of(Chair.THERAPIST, "I was late, and said so.", Chair.CLIENT, "It helped."));
  }

  @Test
  void whatTheClientAgreedToStaysClosed() {
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    Repair agreed = repairs.respond(pair.client(), repair.id(), repair.version(), RepairAgreement.YES, "");
    assertThatThrownBy(() -> repairs.reopen(pair.therapist(), agreed.id(), agreed.version())).isInstanceOf(InvalidInput.class);
    assertThat(repairs.find(pair.client(), agreed.id())).get().returns(true, Repair::isAgreed);
  }

  @Test
  void untilTheClientAnswersAClosingCanBeTakenBackAndThenTheyAreNotAsked() {
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    Repair open = repairs.reopen(pair.therapist(), repair.id(), repair.version());
    assertThat(open.isOpen()).isTrue();
    assertThat(open.isAwaitingAgreement()).isFalse();
    assertThatThrownBy(() -> repairs.respond(pair.client(), open.id(), open.version(), RepairAgreement.YES,
        "")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void onlyTheClientAnswers() {
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    Repair asked = repairs.close(pair.therapist(), repair.id(), repair.version());
    assertThatThrownBy(() -> repairs.respond(pair.therapist().asOneself(), asked.id(), asked.version(), RepairAgreement.YES, ""))
        .isInstanceOf(NotFound.class);
    assertThat(repairs.find(pair.client(), asked.id())).get().returns(true, Repair::isAwaitingAgreement);
  }

  @Test
  void aClientAnswersOnlyWhatIsAsked() {
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    assertThatThrownBy(() -> repairs.respond(pair.client(), repair.id(), repair.version(), RepairAgreement.YES, ""))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void aTherapistMayNoteARepairWithoutASignal() {
    Repair repair =
        repairs.note(pair.therapist(), RepairId.random(), pair.course(), null, RepairNote.empty());
    assertThat(repair.occasion().signal()).isNull();
    assertThat(bond().openRepairs()).contains(repair);
  }

  @Test
  void somebodyElsesRepairDoesNotExist() {
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    Pair other = pairs.mayaAndAna();
    assertThat(repairs.find(other.therapist(), repair.id())).isEmpty();
    assertThatThrownBy(() -> repairs.close(other.therapist(), repair.id(), repair.version()))
        .isInstanceOf(NotFound.class);
  }

  private AllianceHistory bond() {
    return histories.of(pair.therapist(), pairs.course(pair));
  }

  private Map<Chair, String> said(org.attune.app.identity.Viewer viewer) {
    return repairs.wordsByChair(viewer, pair.course()).values().stream().findFirst().orElse(Map.of());
  }
}
