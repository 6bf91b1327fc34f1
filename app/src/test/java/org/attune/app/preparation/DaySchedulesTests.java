package org.attune.app.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.RepairNote;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.Signals;
import org.attune.app.checkins.Ratings;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonName;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Today and the page before the session say the same of what is open. */
@AttuneTest
class DaySchedulesTests {

  @Autowired
  private AllianceFixtures pairs;

  @Autowired
  private DaySchedules daySchedules;

  @Autowired
  private AllianceHistories histories;

  @Autowired
  private Signals signals;

  @Autowired
  private Repairs repairs;

  @Autowired
  private Sessions sessions;

  @Autowired
  private People people;

  @Autowired
  private MovableClock clock;

  private Pair pair;
  private SessionId last;
  private Signal signal;

  @BeforeEach
  void aSessionThatFeltDifferent() {
    clock.set(MovableClock.START); // a test before this one may have gone on for years
    pair = pairs.mayaAndAna();
    pairs.meetAndCheckIn(pair, 6, 6, 6);
    last = pairs.meet(pair);
    pairs.checkIn(pair, last, new Ratings(6, 3, 6, 6, 6));
    signal = signals.of(pair.therapist(), pair.course()).getFirst();
  }

  @Test
  void itFeltDifferentUntilTheyTalkedAboutItAndThenItIsToBeRepaired() {
    assertSame(DaySchedule.Highlight.DIFFERENT);
    Repair repair = repairs.markDiscussed(pair.therapist(), RepairId.random(), signal.id());
    assertSame(DaySchedule.Highlight.TO_REPAIR);
    repairs.markUndiscussed(pair.therapist(), repair.id(), repair.version());
    assertSame(DaySchedule.Highlight.DIFFERENT);
  }

  @Test
  void aNoteWithoutHavingTalkedLeavesItUnanswered() {
    repairs.note(pair.therapist(), RepairId.random(), pair.course(), signal.id(), RepairNote.empty());
    assertSame(DaySchedule.Highlight.DIFFERENT);
  }

  @Test
  void aCheckInThatWasChangedAfterwardsIsStillToBeTalkedAbout() {
    pairs.checkIn(pair, last, new Ratings(6, 6, 6, 6, 6));
    assertSame(DaySchedule.Highlight.DIFFERENT);
  }

  @Test
  void whatArrivedIsMarkedUntilTheTherapistHasSeenIt() {
    assertThat(today().unread()).isOne();
    histories.readByTherapist(pair.therapist(), pairs.course(pair),
        histories.signalsAndRepairs(pair.therapist(), List.of(pair.course())), true);
    assertThat(today().unread()).isZero();
    clock.advance(Duration.ofMinutes(5));
    pairs.checkIn(pair, last, new Ratings(6, 2, 6, 6, 6));
    assertThat(today().unread()).as("they changed it").isOne();
    pairs.meet(pair);
    histories.readByTherapist(pair.therapist(), pairs.course(pair),
        histories.signalsAndRepairs(pair.therapist(), List.of(pair.course())), true);
    assertThat(today().unread()).as("the page shows it after the next session, too").isZero();
  }

  @Test
  void peopleAreCalledByTheirShortNameAndInFullWhereTwoWouldBeCalledTheSame() {
    pairs.join(pair.therapist(), "Jonas Weber");
    pairs.join(pair.therapist(), "Zoë Winter");
    pairs.join(pair.therapist(), "Dr Zoe Sommer");
    Pair margaret = pairs.join(pair.therapist(), "Margaret Smith");
    people.rename(margaret.client(), new PersonName("Margaret Smith", "Peggy"));
    assertThat(today().withoutSession()).extracting(DaySchedule.ScheduledClient::name)
        .contains("Jonas", "Zoë Winter", "Dr Zoe Sommer", "Peggy");
    people.rename(margaret.client(), new PersonName("Margaret Smith", "Jonas"));
    assertThat(today().withoutSession()).extracting(DaySchedule.ScheduledClient::name)
        .contains("Jonas Weber", "Margaret Smith (Jonas)");
  }

  private DaySchedule today() {
    return daySchedules.scheduleOf(pair.therapist(), daySchedules.caseload(pair.therapist()));
  }

  @Test
  void todayIsTheDayWhereThePracticeIsAndWhatWasCalledOffIsNotOnIt() {
    clock.set(Instant.parse("2027-06-17T23:30:00Z")); // the 18th in London
    SessionId session = pairs.meetAt(pair, Instant.parse("2027-06-18T22:00:00Z"));
    pairs.meetAt(pair, Instant.parse("2027-06-18T23:00:00Z"));
    assertThat(today().scheduled()).extracting(person -> Objects.requireNonNull(person.at()).toInstant()).containsExactly(Instant.parse("2027-06-18T22:00:00Z"));
    sessions.callOff(pair.client(), session);
    assertThat(today().scheduled()).isEmpty();
  }

  @Test
  void aSessionIsTheFirstWhereTheOnesBeforeItWereCalledOff() {
    Pair sofia = pairs.join(pair.therapist(), "Sofia Brandt");
    clock.set(Instant.parse("2027-06-17T08:00:00Z"));
    SessionId first = pairs.meetAt(sofia, Instant.parse("2027-06-17T10:00:00Z"));
    pairs.meetAt(sofia, Instant.parse("2027-06-17T14:00:00Z"));
    assertThat(today().scheduled()).extracting(DaySchedule.ScheduledClient::first).containsExactly(true, false);
    sessions.callOff(sofia.client(), first);
    assertThat(today().scheduled()).extracting(DaySchedule.ScheduledClient::first).containsExactly(true);
  }

  @Test
  void whatAClientBeganIsSaidFirst() {
    repairs.startAsClient(pair.client(), RepairId.random(), pair.course(), "");
    DaySchedule today = daySchedules.scheduleOf(pair.therapist(), daySchedules.caseload(pair.therapist()));
    assertThat(Stream.concat(today.scheduled().stream(), today.withoutSession().stream())).singleElement()
        .returns(DaySchedule.Highlight.BETWEEN_US, DaySchedule.ScheduledClient::highlight);
  }

  @Test
  void whatWasSetAsideIsOpenOnNeither() {
    repairs.dismiss(pair.therapist(), RepairId.random(), signal.id());
    assertSame(DaySchedule.Highlight.NOTHING);
  }

  private void assertSame(DaySchedule.Highlight expected) {
    DaySchedule today = daySchedules.scheduleOf(pair.therapist(), daySchedules.caseload(pair.therapist()));
    assertThat(Stream.concat(today.scheduled().stream(), today.withoutSession().stream())).singleElement()
        .returns(expected, DaySchedule.ScheduledClient::highlight);
    AllianceHistory history = histories.of(pair.therapist(), pairs.course(pair));
    assertThat(history.unansweredSignals().isEmpty()).as("the page").isEqualTo(expected != DaySchedule.Highlight.DIFFERENT);
  }
}
