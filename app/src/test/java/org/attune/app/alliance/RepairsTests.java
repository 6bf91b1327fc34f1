package org.attune.app.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.alliance.Pairs.Pair;
import org.attune.app.checkins.Chair;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.People;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Refused;
import org.attune.app.sessions.Closure;
import org.attune.app.sessions.Closures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AttuneTest
class RepairsTests {

  @Autowired
  private Pairs pairs;

  @Autowired
  private Signals signals;

  @Autowired
  private Repairs repairs;

  @Autowired
  private Closures closures;

  @Autowired
  private Bonds bonds;

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
    Repair first = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    Repair second = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    assertThat(second).isEqualTo(first);
    assertThat(first.isOpen()).isTrue();
    assertThat(repairs.of(pair.therapist(), pair.course())).hasSize(1);
  }

  @Test
  void thatTheyTalkedAboutItCanBeTakenBackUntilItIsClosed() {
    Repair talked = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    assertThat(bond().unansweredSignals()).isEmpty();
    Repair back = repairs.notTalkedAbout(pair.therapist(), talked.id(), talked.version());
    assertThat(bond().unansweredSignals()).as("it asks again").containsExactly(signal);
    Repair again = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    assertThat(again.id()).isEqualTo(back.id());
    Repair closed = repairs.close(pair.therapist(), again.id(), again.version());
    assertThatThrownBy(() -> repairs.notTalkedAbout(pair.therapist(), closed.id(), closed.version()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void theOpenCardStaysWhileTheNextSessionIsTalkedOverAndUntilThereIsALaterCheckIn() {
    assertThat(bond().tellingSignal()).contains(signal);
    pairs.meet(pair);
    assertThat(bond().tellingSignal()).as("the planned time of the next session is over").contains(signal);
    pairs.miss(pair);
    assertThat(bond().tellingSignal()).as("and one was missed").contains(signal);
    pairs.meetAndCheckIn(pair, 6);
    assertThat(bond().tellingSignal()).as("a later check-in is there").isEmpty();
    assertThat(bond().unansweredSignals()).as("it is open still, on the list").containsExactly(signal);
  }

  @Test
  void whatWasSetAsideCanBeTakenBackWhereItWasSaidUntilTheNextCheckIn() {
    repairs.setAside(pair.therapist(), RepairId.random(), signal.id());
    assertThat(bond().tellingSignal()).isEmpty();
    assertThat(bond().closedSignal()).contains(signal);
    pairs.meetAndCheckIn(pair, 6);
    assertThat(bond().closedSignal()).isEmpty();
  }

  @Test
  void aClientTakesTheirYesBackWithinADayAndIsAskedAgain() {
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    Repair agreed = repairs.answer(pair.client(), repair.id(), repair.version(), Answer.YES, "");
    assertThatThrownBy(() -> repairs.takeAnswerBack(pair.therapist().oneself(), agreed.id(), agreed.version()))
        .as("it is the client's answer").isInstanceOf(NotFound.class);
    clock.advance(Duration.ofDays(1).minusSeconds(1));
    Repair back = repairs.takeAnswerBack(pair.client(), agreed.id(), agreed.version());
    assertThat(back.isAsking()).isTrue();
    assertThat(bond().cameThrough()).isEmpty();
    Repair again = repairs.answer(pair.client(), back.id(), back.version(), Answer.YES, "");
    clock.advance(Duration.ofDays(1));
    assertThatThrownBy(() -> repairs.takeAnswerBack(pair.client(), again.id(), again.version()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aClientBeginsOneAndItWaitsForTheirTherapistUntilTheyTalkedAboutIt() {
    RepairId key = RepairId.random();
    Repair begun = repairs.begin(pair.client(), key, pair.course(), "You laughed, and I felt small.");
    assertThat(repairs.begin(pair.client(), key, pair.course(), "sent twice")).as("counted once").isEqualTo(begun);
    assertThat(begun.isUnansweredOf(pairs.course(pair))).isTrue();
    assertThat(said(pair.therapist()).get(Chair.CLIENT)).isEqualTo("You laughed, and I felt small.");

    Repair talked = repairs.talkedAbout(pair.therapist(), begun.id(), begun.version());
    assertThat(talked.isUnansweredOf(pairs.course(pair))).isFalse();
    assertThatThrownBy(() -> repairs.takeBack(pair.client(), key)).as("it was talked about").isInstanceOf(Refused.class);
    Repair closed = repairs.close(pair.therapist(), talked.id(), talked.version());
    assertThat(closed.isAsking()).as("the client says whether they came through it").isTrue();
  }

  @Test
  void whatAClientBeganTheyMayTakeBackAndNobodyElseMayBeginItForThem() {
    Repair begun = repairs.begin(pair.client(), RepairId.random(), pair.course(), "");
    repairs.takeBack(pair.client(), begun.id());
    assertThat(repairs.of(pair.therapist(), pair.course())).isEmpty();
    assertThatThrownBy(() -> repairs.begin(pair.therapist().oneself(), RepairId.random(), pair.course(), ""))
        .isInstanceOf(NotFound.class);
    Repair noted = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    assertThatThrownBy(() -> repairs.takeBack(pair.client(), noted.id())).isInstanceOf(NotFound.class);
  }

  @Test
  void aClientWhoBeganOneIsErasedAndItGoesWithThem() {
    repairs.begin(pair.client(), RepairId.random(), pair.course(), "");
    people.erase(pair.client());
    assertThat(database.asOwner().sql("select count(*) from repair where course_id = :course").param("course", pair.course().value())
        .query(Long.class).single()).isZero();
  }

  @Test
  void whatAClientBeginsHasTenThousandCharactersAtMostAndIsOfAnOpenCourse() {
    assertThatThrownBy(() -> repairs.begin(pair.client(), RepairId.random(), pair.course(), "x".repeat(10_001)))
        .isInstanceOf(Refused.class);
    repairs.begin(pair.client(), RepairId.random(), pair.course(), "x".repeat(10_000));
    closures.closeAll(pair.therapist(), List.of(pair.course()), Closure.Reason.ELSEWHERE);
    assertThatThrownBy(() -> repairs.begin(pair.client(), RepairId.random(), pair.course(), "")).isInstanceOf(NotFound.class);
    assertThat(repairs.of(pair.client(), pair.course())).hasSize(1);
  }

  @Test
  void aRepairBelongsToTheCourseOfItsSignal() {
    Pair jonas = pairs.join(pair.therapist(), "Jonas");
    assertThatThrownBy(() -> repairs.note(pair.therapist(), RepairId.random(), jonas.course(), signal.id(), RepairNote.nothing()))
        .isInstanceOf(NotFound.class);
    assertThat(repairs.of(pair.therapist(), List.of(pair.course(), jonas.course()))).isEmpty();
  }

  @Test
  void itIsSomethingTheyCameThroughOnlyWhenBothSaySo() {
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    pairs.meetAndCheckIn(pair, 6);
    assertThat(bond().cameThrough()).as("a returning score is not a repair").isEmpty();

    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    assertThat(repair.isAsking()).isTrue();
    assertThat(bond().cameThrough()).isEmpty();

    repair = repairs.answer(pair.client(), repair.id(), repair.version(), Answer.YES, "We did.");
    assertThat(repair.isAgreed()).isTrue();
    assertThat(bond().cameThrough()).hasSize(1);
  }

  @Test
  void notYetOpensItAgainAndItCanBeAskedOnceMore() {
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    repair = repairs.answer(pair.client(), repair.id(), repair.version(), Answer.NOT_YET, "");
    assertThat(repair.isOpen()).isTrue();
    assertThat(bond().openRepairs()).hasSize(1);
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    assertThat(repair.isAsking()).isTrue();
  }

  @Test
  void thatItWasNoRuptureClosesThisOneSignalAndCanBeTakenBack() {
    Repair repair = repairs.setAside(pair.therapist(), RepairId.random(), signal.id());
    assertThat(bond().openSignals()).isEmpty();
    assertThat(repair.isAsking()).as("the client is not asked").isFalse();
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
    Repair repair = repairs.setAside(pair.therapist(), RepairId.random(), last.id());
    assertThat(bond().openSignals()).as("that this one was no rupture says nothing of the others").hasSize(3);
    repairs.reopen(pair.therapist(), repair.id(), repair.version());
    repairs.talkedAbout(pair.therapist(), RepairId.random(), last.id());
    assertThat(bond().openSignals()).containsExactly(last, signal);
    assertThat(signals.of(pair.therapist(), pair.course())).hasSize(4);
  }

  @Test
  void whoeverSavesLaterSeesThatItChanged() {
    Repair read = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    repairs.change(pair.therapist(), read.id(), read.version(),
        new RepairNote(Marker.WITHDRAWAL, Way.STAY_WITH_IT, "I said that I had looked away.", LocalDate.of(2026, 5, 4)));
    assertThatThrownBy(() -> repairs.change(pair.therapist(), read.id(), read.version(),
        new RepairNote(Marker.CONFRONTATION, null, "other", null))).isInstanceOf(Conflict.class);
    assertThat(repairs.find(pair.therapist(), read.id())).get().returns(Marker.WITHDRAWAL, Repair::marker);
    assertThat(said(pair.therapist())).containsEntry(Chair.THERAPIST, "I said that I had looked away.");
  }

  @Test
  void whatTheTherapistNotedIsTheClientsToReadOnceBothAgree() {
    Repair repair = repairs.note(pair.therapist(), RepairId.random(), pair.course(), signal.id(),
        new RepairNote(null, Way.OWN_PART, "I was late, and said so.", null));
    assertThat(said(pair.client())).isEmpty();
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    repairs.answer(pair.client(), repair.id(), repair.version(), Answer.YES, "It helped.");
    assertThat(said(pair.client())).isEqualTo(
        Map.of(Chair.THERAPIST, "I was late, and said so.", Chair.CLIENT, "It helped."));
  }

  @Test
  void whatTheClientAgreedToStaysClosed() {
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    Repair agreed = repairs.answer(pair.client(), repair.id(), repair.version(), Answer.YES, "");
    assertThatThrownBy(() -> repairs.reopen(pair.therapist(), agreed.id(), agreed.version())).isInstanceOf(Refused.class);
    assertThat(repairs.find(pair.client(), agreed.id())).get().returns(true, Repair::isAgreed);
  }

  @Test
  void untilTheClientAnswersAClosingCanBeTakenBackAndThenTheyAreNotAsked() {
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    repair = repairs.close(pair.therapist(), repair.id(), repair.version());
    Repair open = repairs.reopen(pair.therapist(), repair.id(), repair.version());
    assertThat(open.isOpen()).isTrue();
    assertThat(open.isAsking()).isFalse();
    assertThatThrownBy(() -> repairs.answer(pair.client(), open.id(), open.version(), Answer.YES, "")).isInstanceOf(Refused.class);
  }

  @Test
  void onlyTheClientAnswers() {
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    Repair asked = repairs.close(pair.therapist(), repair.id(), repair.version());
    assertThatThrownBy(() -> repairs.answer(pair.therapist().oneself(), asked.id(), asked.version(), Answer.YES, ""))
        .isInstanceOf(NotFound.class);
    assertThat(repairs.find(pair.client(), asked.id())).get().returns(true, Repair::isAsking);
  }

  @Test
  void aClientAnswersOnlyWhatIsAsked() {
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    assertThatThrownBy(() -> repairs.answer(pair.client(), repair.id(), repair.version(), Answer.YES, ""))
        .isInstanceOf(Refused.class);
  }

  @Test
  void aTherapistMayNoteARepairWithoutASignal() {
    Repair repair =
        repairs.note(pair.therapist(), RepairId.random(), pair.course(), null, RepairNote.nothing());
    assertThat(repair.signal()).isNull();
    assertThat(bond().openRepairs()).contains(repair);
  }

  @Test
  void somebodyElsesRepairDoesNotExist() {
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    Pair other = pairs.mayaAndAna();
    assertThat(repairs.find(other.therapist(), repair.id())).isEmpty();
    assertThatThrownBy(() -> repairs.close(other.therapist(), repair.id(), repair.version()))
        .isInstanceOf(NotFound.class);
  }

  private Bond bond() {
    return bonds.of(pair.therapist(), pairs.course(pair));
  }

  private Map<Chair, String> said(org.attune.app.identity.Viewer viewer) {
    return repairs.said(viewer, pair.course()).values().stream().findFirst().orElse(Map.of());
  }
}
