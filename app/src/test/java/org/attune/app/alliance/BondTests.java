package org.attune.app.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.app.alliance.internal.Criteria;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.Line;
import org.attune.app.checkins.Lines;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.engine.rupture.BetweenClientSd;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BondTests {

  private static final Instant FIRST = Instant.parse("2026-06-18T07:30:00Z");
  private static final Course COURSE = new Course(CourseId.random(), PracticeId.random(), PersonId.random(), PersonId.random(),
      LocalDate.of(2026, 6, 1), null, Duration.ofMinutes(50), Course.State.OPEN, null, 1);
  private static final Yardstick OWN = new Yardstick.OwnBaseline(
      new BetweenClientSd.Provisional(BetweenClientSd.provisional(Criteria.BOND), 3, 20));

  private final List<Session> sessions = new ArrayList<>();
  private final List<CheckIn> checkIns = new ArrayList<>();

  @Test
  void twoChairsDifferWhereALineLiesTwoApartOrTheMeansOne() {
    Lines client = new Lines(4, 4, 4, 4, 4);
    assertThat(differ(client, new Lines(5, 5, 5, 5, 4))).as("four lines by one").isNull();
    assertThat(differ(client, new Lines(5, 5, 5, 5, 5))).as("all lines by one").isNotNull()
        .returns(4.0, Bond.ChairsDiffer::client).returns(5.0, Bond.ChairsDiffer::therapist).returns(List.of(), Bond.ChairsDiffer::lines);
    assertThat(differ(client, new Lines(3, 3, 3, 3, 3))).as("the other way round").isNotNull();
    assertThat(differ(client, new Lines(4, 4, 6, 4, 4))).as("one line by two").isNotNull()
        .returns(List.of(Line.UNDERSTOOD), Bond.ChairsDiffer::lines);
    assertThat(differ(client, new Lines(4, 2, 4, 4, 4))).isNotNull().returns(List.of(Line.HEARD), Bond.ChairsDiffer::lines);
    assertThat(differ(client, client)).isNull();
  }

  @Test
  void whereAChairIsEmptyNothingDiffers() {
    SessionId session = held(FIRST);
    felt(session, Chair.CLIENT, new Lines(1, 1, 1, 1, 1));
    assertThat(bond().chairsDiffer(session)).isNull();
    assertThat(bond().waitsForRatingBy(COURSE.therapist(), session)).isTrue();
    assertThat(bond().waitsForRatingBy(PersonId.random(), session)).as("of a covering clinician").isFalse();
    felt(session, Chair.THERAPIST, new Lines(6, 6, 6, 6, 6));
    assertThat(bond().waitsForRatingBy(COURSE.therapist(), session)).isFalse();
    assertThat(bond().without(session).chairsDiffer(session)).isNull();
    assertThat(bond().without(session).checkIns()).isEmpty();
  }

  @Test
  void sessionsStandInTheOrderOfTheirDatesAndWhatWasCalledOffIsNone() {
    SessionId later = held(FIRST.plus(Duration.ofDays(7)));
    SessionId earlier = held(FIRST);
    put(FIRST.plus(Duration.ofDays(14)), Session.State.CANCELLED);
    put(FIRST.plus(Duration.ofDays(15)), Session.State.CALLED_OFF);
    SessionId missed = put(FIRST.plus(Duration.ofDays(21)), Session.State.MISSED);
    felt(later, Chair.CLIENT, new Lines(5, 5, 5, 5, 5));
    felt(earlier, Chair.CLIENT, new Lines(6, 6, 6, 3, 6));
    Bond bond = bond();
    assertThat(bond.sessions()).extracting(Session::id).containsExactly(earlier, later, missed);
    assertThat(bond.lastHeld()).get().returns(later, Session::id);
    assertThat(bond.last()).get().returns(later, CheckIn::session);
    assertThat(bond.before(later)).extracting(CheckIn::session).containsExactly(earlier);
    assertThat(bond.falls(later).getFirst()).isEqualTo(Map.entry(Line.SEEN, 1.0));
    assertThat(bond.falls(later).getLast()).isEqualTo(Map.entry(Line.SAFE, -2.0));
    assertThat(bond.falls(earlier)).isEmpty();
    assertThat(bond.usual()).as("too early to tell").isNull();
  }

  private Bond.@Nullable ChairsDiffer differ(Lines client, Lines therapist) {
    SessionId session = held(FIRST.plus(Duration.ofDays(sessions.size())));
    felt(session, Chair.CLIENT, client);
    felt(session, Chair.THERAPIST, therapist);
    return bond().chairsDiffer(session);
  }

  private SessionId held(Instant at) {
    return put(at, Session.State.HELD);
  }

  private SessionId put(Instant at, Session.State state) {
    SessionId id = SessionId.random();
    sessions.add(new Session(id, COURSE.id(), COURSE.practice(), sessions.size() + 1, at, Duration.ofMinutes(50), state, false, at, 1));
    return id;
  }

  private void felt(SessionId session, Chair chair, Lines lines) {
    checkIns.add(new CheckIn(CheckInId.random(), session, COURSE.id(), chair, lines, 1, FIRST, false, false, false));
  }

  private Bond bond() {
    return Bond.of(COURSE, sessions, null, checkIns, List.of(), List.of(), OWN);
  }
}
