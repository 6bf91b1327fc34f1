package org.attune.app.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attune.app.alliance.internal.SignalCriteria;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.Item;
import org.attune.app.checkins.Ratings;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.engine.rupture.BetweenClientSd;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllianceHistoryTests {

  private static final Instant FIRST = Instant.parse("2026-06-18T07:30:00Z");
  private static final Course COURSE = new Course(CourseId.random(), PracticeId.random(), PersonId.random(), PersonId.random(),
      new Course.Schedule(null, Duration.ofMinutes(50)), new Course.Period(LocalDate.of(2026, 6, 1), null), Course.State.OPEN, 1);
  private static final BaselineModel OWN = new BaselineModel.OwnBaseline(
      new BetweenClientSd.Provisional(BetweenClientSd.provisional(SignalCriteria.ALLIANCE_SCALE), 3, 20));

  private final List<Session> sessions = new ArrayList<>();
  private final List<CheckIn> checkIns = new ArrayList<>();

  @Test
  void twoChairsDifferWhereALineLiesTwoApartOrTheMeansOne() {
    Ratings client = new Ratings(4, 4, 4, 4, 4);
    assertThat(differ(client, new Ratings(5, 5, 5, 5, 4))).as("four lines by one").isNull();
    assertThat(differ(client, new Ratings(5, 5, 5, 5, 5))).as("all lines by one").isNotNull()
        .returns(4.0, AllianceHistory.ChairDifference::client).returns(5.0,
            AllianceHistory.ChairDifference::therapist).returns(List.of(), AllianceHistory.ChairDifference::items);
    assertThat(differ(client, new Ratings(3, 3, 3, 3, 3))).as("the other way round").isNotNull();
    assertThat(differ(client, new Ratings(4, 4, 6, 4, 4))).as("one line by two").isNotNull()
        .returns(List.of(Item.UNDERSTOOD), AllianceHistory.ChairDifference::items);
    assertThat(differ(client, new Ratings(4, 2, 4, 4, 4))).isNotNull().returns(List.of(Item.HEARD), AllianceHistory.ChairDifference::items);
    assertThat(differ(client, client)).isNull();
  }

  @Test
  void whereAChairIsEmptyNothingDiffers() {
    SessionId session = held(FIRST);
    felt(session, Chair.CLIENT, new Ratings(1, 1, 1, 1, 1));
    assertThat(bond().chairDifference(session)).isNull();
    assertThat(bond().awaitsRatingBy(COURSE.therapist(), session)).isTrue();
    assertThat(bond().awaitsRatingBy(PersonId.random(), session)).as("of a covering clinician").isFalse();
    felt(session, Chair.THERAPIST, new Ratings(6, 6, 6, 6, 6));
    assertThat(bond().awaitsRatingBy(COURSE.therapist(), session)).isFalse();
    assertThat(bond().withoutSession(session).chairDifference(session)).isNull();
    assertThat(bond().withoutSession(session).checkIns()).isEmpty();
  }

  @Test
  void sessionsStandInTheOrderOfTheirDatesAndWhatWasCalledOffIsNone() {
    SessionId later = held(FIRST.plus(Duration.ofDays(7)));
    SessionId earlier = held(FIRST);
    put(FIRST.plus(Duration.ofDays(14)), Session.State.CANCELLED);
    put(FIRST.plus(Duration.ofDays(15)), Session.State.CALLED_OFF);
    SessionId missed = put(FIRST.plus(Duration.ofDays(21)), Session.State.MISSED);
    felt(later, Chair.CLIENT, new Ratings(5, 5, 5, 5, 5));
    felt(earlier, Chair.CLIENT, new Ratings(6, 6, 6, 3, 6));
    AllianceHistory history = bond();
    assertThat(history.sessions()).extracting(Session::id).containsExactly(earlier, later, missed);
    assertThat(history.lastHeldSession()).get().returns(later, Session::id);
    assertThat(history.lastCheckIn()).get().returns(later, CheckIn::session);
    assertThat(history.checkInsBefore(later)).extracting(CheckIn::session).containsExactly(earlier);
    assertThat(history.dropsByItem(later).getFirst()).isEqualTo(Map.entry(Item.SEEN, 1.0));
    assertThat(history.dropsByItem(later).getLast()).isEqualTo(Map.entry(Item.SAFE, -2.0));
    assertThat(history.dropsByItem(earlier)).isEmpty();
    assertThat(history.usualRange()).as("too early to tell").isNull();
  }

  private AllianceHistory.@Nullable ChairDifference differ(Ratings client, Ratings therapist) {
    SessionId session = held(FIRST.plus(Duration.ofDays(sessions.size())));
    felt(session, Chair.CLIENT, client);
    felt(session, Chair.THERAPIST, therapist);
    return bond().chairDifference(session);
  }

  private SessionId held(Instant at) {
    return put(at, Session.State.HELD);
  }

  private SessionId put(Instant at, Session.State state) {
    SessionId id = SessionId.random();
    sessions.add(new Session(id, COURSE.id(), COURSE.practice(), sessions.size() + 1,
        new Session.SessionTime(at, Duration.ofMinutes(50)), state, false, new Session.Revision(at, 1)));
    return id;
  }

  private void felt(SessionId session, Chair chair, Ratings ratings) {
    checkIns.add(new CheckIn(CheckInId.random(), session, COURSE.id(), chair, ratings, 1,
        new CheckIn.Provenance(FIRST, false, false)));
  }

  private AllianceHistory bond() {
    return AllianceHistory.of(COURSE, sessions, null, checkIns, List.of(), List.of(), OWN);
  }
}
