package org.attune.app.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.Bonds;
import org.attune.app.alliance.Pairs;
import org.attune.app.alliance.Pairs.Pair;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.RepairNote;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.Signals;
import org.attune.app.checkins.Lines;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Today and the page before the session say the same of what is open. */
@AttuneTest
class DaysTests {

  @Autowired
  private Pairs pairs;

  @Autowired
  private Days days;

  @Autowired
  private Bonds bonds;

  @Autowired
  private Signals signals;

  @Autowired
  private Repairs repairs;

  @Autowired
  private Sessions sessions;

  @Autowired
  private MovableClock clock;

  private Pair pair;
  private SessionId last;
  private Signal signal;

  @BeforeEach
  void aSessionThatFeltDifferent() {
    pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6, 6, 6);
    last = pairs.meet(pair);
    pairs.checkIn(pair, last, new Lines(6, 3, 6, 6, 6));
    signal = signals.of(pair.therapist(), pair.course()).getFirst();
  }

  @Test
  void itFeltDifferentUntilTheyTalkedAboutItAndThenItIsToBeRepaired() {
    assertSame(Today.Telling.DIFFERENT);
    Repair repair = repairs.talkedAbout(pair.therapist(), RepairId.random(), signal.id());
    assertSame(Today.Telling.TO_REPAIR);
    repairs.notTalkedAbout(pair.therapist(), repair.id(), repair.version());
    assertSame(Today.Telling.DIFFERENT);
  }

  @Test
  void aNoteWithoutHavingTalkedLeavesItUnanswered() {
    repairs.note(pair.therapist(), RepairId.random(), pair.course(), signal.id(), RepairNote.nothing());
    assertSame(Today.Telling.DIFFERENT);
  }

  @Test
  void aCheckInThatWasChangedAfterwardsIsStillToBeTalkedAbout() {
    pairs.checkIn(pair, last, new Lines(6, 6, 6, 6, 6));
    assertSame(Today.Telling.DIFFERENT);
  }

  @Test
  void whatArrivedIsMarkedUntilTheTherapistHasSeenIt() {
    assertThat(today().unread()).isOne();
    bonds.seenBy(pair.therapist(), pairs.course(pair), bonds.noticed(pair.therapist(), List.of(pair.course())), true);
    assertThat(today().unread()).isZero();
    clock.advance(Duration.ofMinutes(5));
    pairs.checkIn(pair, last, new Lines(6, 2, 6, 6, 6));
    assertThat(today().unread()).as("they changed it").isOne();
    pairs.meet(pair);
    bonds.seenBy(pair.therapist(), pairs.course(pair), bonds.noticed(pair.therapist(), List.of(pair.course())), true);
    assertThat(today().unread()).as("the page shows it after the next session, too").isZero();
  }

  private Today today() {
    return days.today(pair.therapist(), days.kept(pair.therapist()));
  }

  @Test
  void todayIsTheDayWhereThePracticeIsAndWhatWasCalledOffIsNotOnIt() {
    clock.set(Instant.parse("2027-06-17T23:30:00Z")); // the 18th in London
    SessionId session = pairs.meetAt(pair, Instant.parse("2027-06-18T22:00:00Z"));
    pairs.meetAt(pair, Instant.parse("2027-06-18T23:00:00Z"));
    assertThat(today().people()).extracting(person -> Objects.requireNonNull(person.at()).toInstant()).containsExactly(Instant.parse("2027-06-18T22:00:00Z"));
    sessions.callOff(pair.client(), session);
    assertThat(today().people()).isEmpty();
  }

  @Test
  void whatAClientBeganIsSaidFirst() {
    repairs.begin(pair.client(), RepairId.random(), pair.course(), "");
    Today today = days.today(pair.therapist(), days.kept(pair.therapist()));
    assertThat(Stream.concat(today.people().stream(), today.others().stream())).singleElement()
        .returns(Today.Telling.BETWEEN_US, Today.Person::telling);
  }

  @Test
  void whatWasSetAsideIsOpenOnNeither() {
    repairs.setAside(pair.therapist(), RepairId.random(), signal.id());
    assertSame(Today.Telling.NOTHING);
  }

  private void assertSame(Today.Telling expected) {
    Today today = days.today(pair.therapist(), days.kept(pair.therapist()));
    assertThat(Stream.concat(today.people().stream(), today.others().stream())).singleElement()
        .returns(expected, Today.Person::telling);
    Bond bond = bonds.of(pair.therapist(), pairs.course(pair));
    assertThat(bond.unansweredSignals().isEmpty()).as("the page").isEqualTo(expected != Today.Telling.DIFFERENT);
  }
}
