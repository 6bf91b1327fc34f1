package org.attune.app.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attune.app.alliance.Room.Pair;
import org.attune.app.alliance.Room.Pairs;
import org.attune.app.checkins.Line;
import org.attune.app.checkins.Lines;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.SessionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

@SpringBootTest(classes = {org.attune.app.AttuneApplication.class, Room.class},
    properties = {"attune.data=target/test-data/alliance", "spring.main.allow-bean-definition-overriding=true"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class NoticingTests {

  private final Pairs pairs;
  private final Signals signals;
  private final Bonds bonds;
  private final Courses courses;

  @Autowired
  NoticingTests(Pairs pairs, Signals signals, Bonds bonds, Courses courses) {
    this.pairs = pairs;
    this.signals = signals;
    this.bonds = bonds;
    this.courses = courses;
  }

  @Test
  void aLowLineAfterTheVeryFirstSessionIsThereForTheTherapistAtOnce() {
    Pair pair = pairs.mayaAndAna();
    SessionId first = pairs.meet(pair);
    pairs.checkIn(pair, first, new Lines(6, 6, 6, 2, 6));
    assertThat(signals.of(pair.therapist(), pair.course())).singleElement()
        .returns(first, Signal::session).returns(List.of(Line.SAFE), Signal::lines);
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
    Finding drop = signals.of(pair.therapist(), pair.course()).getFirst().ownBaseline().orElseThrow();
    assertThat(drop.size()).isEqualTo(2);
    assertThat(drop.checkInVersion()).isEqualTo(1);
    assertThat(drop.baseline()).isNotNull().satisfies(b -> {
      assertThat(b.earlier()).isEqualTo(4);
      assertThat(b.provisional()).isTrue();
      assertThat(b.rarity()).isBetween(0.0, 0.05);
    });
  }

  @Test
  void theLastVersionCountsAndARaisedSignalStaysMarkedEdited() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6, 6, 6);
    SessionId last = pairs.meet(pair);
    pairs.checkIn(pair, last, new Lines(6, 3, 6, 6, 6));
    pairs.checkIn(pair, last, new Lines(6, 6, 6, 6, 6));
    assertThat(signals.of(pair.therapist(), pair.course())).singleElement()
        .returns(true, Signal::edited).returns(false, Signal::holds);

    pairs.checkIn(pair, last, new Lines(6, 2, 6, 6, 6));
    assertThat(signals.of(pair.therapist(), pair.course())).singleElement()
        .returns(true, Signal::edited).returns(true, Signal::holds);
  }

  @Test
  void sessionsGoByTheirOwnDatesWhenACheckInComesLate() {
    Pair pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 5);
    SessionId late = pairs.meet(pair);
    pairs.checkIn(pair, late, new Lines(5, 5, 5, 5, 5));
    pairs.miss(pair);
    SessionId last = pairs.meet(pair);
    pairs.checkIn(pair, last, new Lines(5, 5, 5, 5, 4));
    assertThat(signals.of(pair.therapist(), pair.course())).isEmpty();
    Bond bond = bonds.of(pair.therapist(), courses.find(pair.therapist(), pair.course()).orElseThrow());
    assertThat(bond.sessions()).hasSize(4);
    assertThat(bond.checkIns()).hasSize(3);
    assertThat(bond.session(last)).get().returns(3, org.attune.app.sessions.Session::number);
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
    Finding drop = signals.of(first.therapist(), first.course()).getFirst().ownBaseline().orElseThrow();
    assertThat(drop.baseline()).isNotNull().returns(false, Finding.Baseline::provisional);
  }
}
