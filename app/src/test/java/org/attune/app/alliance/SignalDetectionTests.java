package org.attune.app.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.attune.app.AttuneTest;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.Item;
import org.attune.app.checkins.Ratings;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.sessions.SessionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AttuneTest
class SignalDetectionTests {

  @Autowired
  DueJobs dueJobs;

  @Autowired
  private AllianceFixtures pairs;

  @Autowired
  private Signals signals;

  @Autowired
  private AllianceHistories histories;

  @Test
  void aLowLineAfterTheVeryFirstSessionIsThereForTheTherapistAtOnce() {
    Pair pair = pairs.mayaAndAna();
    SessionId first = pairs.meet(pair);
    pairs.checkIn(pair, first, new Ratings(6, 6, 6, 2, 6));
    assertThat(signals.of(pair.therapist(), pair.course())).singleElement()
        .returns(first, Signal::session).returns(List.of(Item.SAFE), Signal::items);
  }

  @Test
  void aQuietCourseRaisesNothing() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6, 6, 6, 6, 6);
    assertThat(signals.of(pair.therapist(), pair.course())).isEmpty();
  }

  @Test
  void aDropBelowTheOwnBaselineIsKeptWithAllThatWentIntoIt() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6, 6, 6, 6, 4);
    SignalReason drop = signals.of(pair.therapist(), pair.course()).getFirst().meanDrop().orElseThrow();
    assertThat(drop.size()).isEqualTo(2);
    assertThat(drop.checkInVersion()).isEqualTo(1);
    assertThat(drop.calculation()).asInstanceOf(type(SignalReason.BaselineCalculation.class)).satisfies(b -> {
      assertThat(b.earlierCheckIns()).isEqualTo(4);
      assertThat(b.provisional()).isTrue();
      assertThat(b.tailProbability()).isBetween(0.0, 0.05);
    });
  }

  @Test
  void theLastVersionCountsAndARaisedSignalStaysMarkedEdited() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6, 6, 6);
    SessionId last = pairs.meet(pair);
    pairs.checkIn(pair, last, new Ratings(6, 3, 6, 6, 6));
    pairs.checkIn(pair, last, new Ratings(6, 6, 6, 6, 6));
    assertThat(signals.of(pair.therapist(), pair.course())).singleElement()
        .returns(true, Signal::edited).returns(false, Signal::stillHolds);

    pairs.checkIn(pair, last, new Ratings(6, 2, 6, 6, 6));
    assertThat(signals.of(pair.therapist(), pair.course())).singleElement()
        .returns(true, Signal::edited).returns(true, Signal::stillHolds);
  }

  @Test
  void ofAnEditedCheckInOnlyTheReasonsThatAreFoundAgainHold() {
    Pair pair = pairs.mayaAndAna();
    SessionId last = pairs.meet(pair);
    pairs.checkIn(pair, last, new Ratings(6, 3, 3, 6, 6));
    pairs.checkIn(pair, last, new Ratings(6, 3, 6, 6, 6));

    assertThat(signals.of(pair.therapist(), pair.course())).singleElement().satisfies(signal -> {
      assertThat(signal.findings()).extracting(SignalReason::item, SignalReason::stillHolds)
          .containsExactlyInAnyOrder(tuple(Item.HEARD, true), tuple(Item.UNDERSTOOD, false));
      assertThat(signal.items()).containsExactly(Item.HEARD);
    });
  }

  @Test
  void sessionsGoByTheirOwnDatesWhenACheckInComesLate() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 5);
    SessionId late = pairs.meet(pair);
    pairs.miss(pair);
    SessionId last = pairs.meet(pair);
    pairs.checkIn(pair, last, new Ratings(5, 5, 5, 5, 4));
    assertThat(signals.of(pair.therapist(), pair.course())).isEmpty();

    pairs.checkInByLink(pair, late, new Ratings(5, 5, 5, 5, 6));
    assertThat(signals.of(pair.therapist(), pair.course())).as("the one before the last is another now").singleElement()
        .returns(last, Signal::session).returns(List.of(Item.WORKING), Signal::items);
    AllianceHistory history = histories.of(pair.therapist(), pairs.course(pair));
    assertThat(history.sessions()).hasSize(4);
    assertThat(history.checkIns()).extracting(CheckIn::session).endsWith(late, last);
    assertThat(history.findSession(last)).get().returns(3, org.attune.app.sessions.Session::number);
  }

  @Test
  void aClientWhoStaysLowRaisesASignalEachTimeAndTheyReadAsOne() {
    Pair pair = pairs.mayaAndAna();
    Ratings low = new Ratings(5, 2, 5, 5, 5);
    for (int i = 0; i < 4; i++) {
      pairs.checkIn(pair, pairs.meet(pair), low);
    }
    AllianceHistory history = histories.of(pair.therapist(), pairs.course(pair));
    assertThat(history.signals()).hasSize(4);
    assertThat(history.withoutContinued(history.openSignals())).singleElement()
        .satisfies(last -> assertThat(history.continuedBy(last)).hasSize(3));
  }

  @Test
  void aLowLineThatSinksFurtherIsNewAndOneThatRisesALittleIsMoreOfTheSame() {
    Pair pair = pairs.mayaAndAna();
    pairs.checkIn(pair, pairs.meet(pair), new Ratings(6, 3, 6, 6, 6));
    pairs.checkIn(pair, pairs.meet(pair), new Ratings(6, 2, 6, 6, 6));
    assertThat(histories.of(pair.therapist(), pairs.course(pair)).signals()).extracting(Signal::continues).containsOnlyNulls();

    pairs.checkIn(pair, pairs.meet(pair), new Ratings(6, 3, 6, 6, 6));
    AllianceHistory history = histories.of(pair.therapist(), pairs.course(pair));
    assertThat(history.signals()).hasSize(3).filteredOn(signal -> signal.continues() != null).hasSize(1);
  }

  @Test
  void aLineThatFallsAgainIsNewEachTime() {
    Pair pair = pairs.mayaAndAna();
    for (int safe : new int[] {7, 5, 7, 5}) {
      pairs.checkIn(pair, pairs.meet(pair), new Ratings(6, 6, 6, safe, 6));
    }
    AllianceHistory history = histories.of(pair.therapist(), pairs.course(pair));
    assertThat(history.signals()).hasSize(2).extracting(Signal::continues).containsOnlyNulls();
  }

  @Test
  void aLineThatIsLowForTheFirstTimeIsASignalOfItsOwn() {
    Pair pair = pairs.mayaAndAna();
    pairs.checkIn(pair, pairs.meet(pair), new Ratings(5, 2, 4, 5, 5));
    pairs.checkIn(pair, pairs.meet(pair), new Ratings(5, 2, 3, 5, 5));
    AllianceHistory history = histories.of(pair.therapist(), pairs.course(pair));
    assertThat(history.signals()).extracting(Signal::continues).containsOnlyNulls();
    assertThat(history.withoutContinued(history.openSignals())).hasSize(2);
  }

  @Test
  void anotherPracticeSeesNothingOfIt() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 2);
    Pair other = pairs.mayaAndAna();
    assertThat(signals.of(other.therapist(), pair.course())).isEmpty();
    assertThat(signals.of(other.client(), pair.course())).isEmpty();
    assertThat(signals.of(pair.client(), pair.course())).hasSize(1);
  }

  @Test
  void thePracticesOwnFigureIsUsedOnceItHasTwentyCourses() {
    Pair first = pairs.mayaAndAna();
    for (int i = 0; i < 20; i++) {
      Pair pair = pairs.join(first.therapist(), "Client " + i);
      pairs.meetAndCheckIn(pair, 4 + i % 4, 4 + i % 4);
    }
    pairs.meetAndCheckIn(first, 6, 6, 6, 3);
    SignalReason drop = signals.of(first.therapist(), first.course()).getFirst().meanDrop().orElseThrow();
    assertThat(drop.calculation()).asInstanceOf(type(SignalReason.BaselineCalculation.class)).returns(false,
        SignalReason.BaselineCalculation::provisional);
  }

  @Test
  void withThirtyCoursesToLearnFromWhatWasToBeExpectedIsTheYardstickAndOlderSignalsKeepTheirs() {
    Pair first = pairs.mayaAndAna();
    pairs.meetAndCheckIn(first, 6, 5, 6, 6, 3);
    for (int i = 0; i < 30; i++) {
      Pair pair = pairs.join(first.therapist(), "Client " + i);
      pairs.meetAndCheckIn(pair, 4 + i % 3, 5 + (i + 1) % 2, 4 + i % 3, 5 + i % 2);
    }
    assertThat(histories.of(first.therapist(), pairs.course(first)).baselineModel()).isInstanceOf(BaselineModel.OwnBaseline.class);
    dueJobs.run();
    assertThat(histories.of(first.therapist(), pairs.course(first)).baselineModel()).asInstanceOf(type(BaselineModel.Predictive.class))
        .returns(31, y -> y.drop().curve().clients());

    Pair second = pairs.join(first.therapist(), "Noor");
    pairs.meetAndCheckIn(second, 6, 3);
    SignalReason drop = signals.of(second.therapist(), second.course()).getFirst().meanDrop().orElseThrow();
    assertThat(drop.criterion()).isEqualTo(SignalCriterion.PREDICTIVE);
    assertThat(drop.calculation()).asInstanceOf(type(SignalReason.PredictiveCalculation.class)).satisfies(e -> {
      assertThat(e.earlierCheckIns()).isEqualTo(1);
      assertThat(e.courses()).isEqualTo(31);
      assertThat(e.expected()).isBetween(4.5, 6.0);
      assertThat(e.evidence()).isGreaterThan(2);
      assertThat(e.tailProbability()).isBetween(0.0, 0.05);
    });
    assertThat(signals.of(first.therapist(), first.course()).getFirst().meanDrop()).get()
        .returns(SignalCriterion.OWN_BASELINE, SignalReason::criterion).returns(true, SignalReason::stillHolds);
  }
}
