package org.attune.app.checkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.RecordedEvents;
import org.attune.app.ViewerSql;
import org.attune.app.checkins.CheckInFixtures.Pair;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Access;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@AttuneTest
class CheckInsTests {

  private static final Ratings GOOD = new Ratings(6, 6, 5, 7, 6);
  private static final Ratings HARD = new Ratings(2, 3, 3, 4, 2);

  @Autowired CheckIns checkIns;
  @Autowired Unsaid unsaid;
  @Autowired ReadReceipts readings;
  @Autowired TherapistReplies replies;
  @Autowired CheckInLinks links;
  @Autowired Access access;
  @Autowired CheckInFixtures pairs;
  @Autowired MovableClock time;
  @Autowired TestDatabase owner;
  @Autowired Sessions sessions;
  @Autowired RecordedEvents heard;
  @Autowired ViewerSql eyes;

  Pair pair;
  SessionId session;
  Viewer.LinkHolder link;

  @BeforeEach
  void twoPeopleWhoJustMet() {
    pair = pairs.mayaAndAna();
    session = pairs.held(pair);
    link = pairs.holder(pair, session);
  }

  @Test
  void whatAClientSendsByTheirLinkIsThereForTheirTherapist() {
    checkIns.submit(link, CheckInId.random(), GOOD, null);

    assertThat(checkIns.series(pair.ana(), pair.course())).singleElement().satisfies(c -> {
      assertThat(c.ratings()).isEqualTo(GOOD);
      assertThat(c.version()).isEqualTo(1);
      assertThat(c.edited()).isFalse();
      assertThat(c.chair()).isEqualTo(Chair.CLIENT);
    });
    assertThat(checkIns.series(pair.maya(), pair.course())).hasSize(1);
    assertThat(checkIns.series(pair.job(), pair.course())).hasSize(1);
    assertThat(checkIns.series(pair.colleague(), pair.course())).isEmpty();
  }

  @Test
  void aDoubleClickCountsOnce() throws Exception {
    CheckInId key = CheckInId.random();
    Callable<Boolean> send = () -> {
      checkIns.submit(link, key, GOOD, new UnsaidForm("once", Audience.THERAPIST, false));
      return true;
    };
    try (var both = Executors.newFixedThreadPool(2)) {
      for (var sent : both.invokeAll(List.of(send, send))) {
        assertThat(sent.get()).isTrue();
      }
    }
    send.call();

    assertThat(checkIns.series(pair.ana(), pair.course())).singleElement()
        .satisfies(c -> assertThat(c.version()).isEqualTo(1));
    assertThat(heardOf(session)).hasSize(1);
    assertThat(unsaid.readable(pair.ana(), pair.course())).hasSize(1);
  }

  @Test
  void theLastVersionCountsAndSaysThatItWasEdited() {
    checkIns.submit(link, CheckInId.random(), GOOD, null);
    checkIns.submit(link, CheckInId.random(), HARD, null);

    assertThat(checkIns.series(pair.ana(), pair.course())).singleElement().satisfies(c -> {
      assertThat(c.ratings()).isEqualTo(HARD);
      assertThat(c.version()).isEqualTo(2);
      assertThat(c.edited()).isTrue();
    });
    assertThat(heardOf(session)).extracting(CheckInSubmitted::edited).containsExactly(false, true);
  }

  @Test
  void theSeriesFollowsTheOrderOfTheSessionsNotOfTheAnswers() {
    SessionId earlier = pairs.heldAt(pair, time.instant().minus(Duration.ofDays(7)));
    checkIns.submit(link, CheckInId.random(), GOOD, null);
    UUID past = UUID.randomUUID();
    checkIns.importAll(pair.ana(), pair.practice(), past,
        List.of(new ImportedCheckIn(CheckInId.random(), earlier, pair.course(), HARD, time.instant())));

    assertThat(checkIns.series(pair.ana(), pair.course())).extracting(CheckIn::session)
        .containsExactly(earlier, session);
    assertThat(checkIns.undoImport(pair.ana(), past, List.of(pair.course()))).isEqualTo(1);
    assertThat(checkIns.series(pair.ana(), pair.course())).extracting(CheckIn::session).containsExactly(session);
  }

  @Test
  void aClientMayAnswerAgainUntilTheNextSessionIsHeld() {
    checkIns.submit(pair.maya(), CheckInId.random(), session, GOOD, null);
    time.advance(Duration.ofDays(7));
    SessionId next = pairs.held(pair);

    assertThat(checkIns.isOpen(pair.maya(), session)).isFalse();
    assertThat(checkIns.isOpen(pair.maya(), next)).isTrue();
    assertThatThrownBy(() -> checkIns.submit(pair.maya(), CheckInId.random(), session, HARD, null))
        .isInstanceOf(InvalidInput.class);
    assertThat(links.of(pair.job(), session)).isEmpty();
    assertThat(links.of(pair.job(), next)).isPresent();
  }

  @Test
  void sayingThatTheyDidNotMeetMarksTheSessionAndEndsItsLink() {
    checkIns.decline(link, ResponseStatus.NOT_MET);

    assertThat(checkIns.responseStatus(link)).isEqualTo(ResponseStatus.NOT_MET);
    assertThat(links.of(pair.job(), session)).isEmpty();
    assertThat(checkIns.isOpen(pair.maya(), session)).isFalse();
  }

  @Test
  void theLinkOfACheckInWorksForSixtyDaysOrUntilALaterSessionIsHeld() {
    String expires = """
        select extract(epoch from l.expires_at - s.planned_at - interval '50 minutes') / 86400 from check_in_link c
        join link l on l.id = c.link_id join session s on s.id = c.session_id where c.session_id = :session""";
    assertThat(owner.asOwner().sql(expires).param("session", session.value()).query(Double.class).single()).isEqualTo(60);
    time.advance(Duration.ofDays(7));
    SessionId missed = pairs.planned(pair, Duration.ofDays(1));
    sessions.cancel(pair.ana(), missed, sessions.find(pair.ana(), missed).orElseThrow().version());
    time.advance(Duration.ofDays(2));
    pairs.endOf(pair, missed);
    assertThat(links.of(pair.job(), session)).as("one that was cancelled ends nothing").isPresent();
    pairs.held(pair);
    assertThat(links.of(pair.job(), session)).isEmpty();
    assertThat(owner.asOwner().sql("select ended_at is not null from link where subject_id = :session").param("session", session.value())
        .query(Boolean.class).list()).as("the link itself").containsOnly(true);
  }

  // The link writes and never reads ---------------------------------------------------------------------------------

  @Test
  void theHolderOfALinkReadsNothingOfWhatTheyWrote() {
    checkIns.submit(link, CheckInId.random(), GOOD, new UnsaidForm("I was afraid", Audience.TOGETHER, true));
    replies.add(pair.ana(), UUID.randomUUID(), session, "thank you");
    readings.record(pair.ana(), session);

    assertThat(checkIns.responseStatus(link)).isEqualTo(ResponseStatus.GIVEN);
    for (String table : List.of("check_in", "unsaid", "unsaid_words", "unsaid_reading", "reading", "reply",
        "reply_words", "declined", "check_in_link", "named_score")) {
      assertThat(eyes.count(link, table)).as(table).isZero();
    }
    assertThat(eyes.count(pair.maya(), "check_in")).isEqualTo(1);
    assertThat(eyes.count(pair.maya(), "unsaid_words")).isEqualTo(1);
  }

  @Test
  void aLinkWritesInItsOwnCourseOnly() {
    Pair others = pairs.mayaAndAna();
    SessionId theirs = pairs.held(others);
    var forged = new Viewer.LinkHolder(link.link(), link.person(), link.practice(), pair.course(), new Viewer.LinkedSession(theirs.value()));
    checkIns.submit(link, CheckInId.random(), GOOD, null);

    assertThatThrownBy(() -> addTo(link, others, theirs))
        .isInstanceOf(DataAccessException.class);
    checkIns.responseStatus(forged);
    assertThat(checkIns.series(others.ana(), others.course())).isEmpty();
    assertThat(eyes.count(others.maya(), "check_in")).isZero();
  }

  @Test
  void aLinkKnowsAndChangesNothingOfAnotherSessionOfItsCourse() {
    write(new UnsaidForm("of the first session", Audience.PRIVATE, false));
    time.advance(Duration.ofDays(7));
    SessionId next = pairs.held(pair);
    Viewer.LinkHolder later = pairs.holder(pair, next);

    assertThatThrownBy(() -> addTo(later, pair, session))
        .isInstanceOf(DataAccessException.class);
    addTo(later, pair, next);
    assertThat(checkIns.responseStatus(later, session)).isEqualTo(ResponseStatus.NONE);
    assertThat(checkIns.responseStatus(later, next)).isEqualTo(ResponseStatus.GIVEN);
    assertThat(eyes.count(later, "take_back_unsaid('" + session + "') taken where taken > 0")).isZero();
    assertThat(unsaid.ofClient(pair.maya(), pair.course())).extracting(UnsaidEntry::words).containsExactly("of the first session");
    assertThat(eyes.count(later, "session")).isEqualTo(1);
  }

  // Who may read a line ---------------------------------------------------------------------------------------------

  @Test
  void aKeptLineIsThereForNobodyElse() {
    write(new UnsaidForm("kept for me", Audience.PRIVATE, true));

    assertThat(unsaid.ofClient(pair.maya(), pair.course())).singleElement()
        .satisfies(l -> assertThat(l.words()).isEqualTo("kept for me"));
    nobodySeesIt(pair.ana());
    nobodySeesIt(pair.colleague());
    assertThat(eyes.count(pair.job(), "unsaid")).isZero();
    assertThat(eyes.count(pair.job(), "unsaid_words")).isZero();
  }

  @Test
  void aLineForTheTherapistIsReadByHerAloneAndTheClientSeesThatItWas() {
    write(new UnsaidForm("I held back", Audience.THERAPIST, false));

    nobodySeesIt(pair.colleague());
    assertThat(unsaid.ofClient(pair.maya(), pair.course()).getFirst().readAt()).isNull();
    assertThat(unsaid.readable(pair.ana(), pair.course())).extracting(UnsaidEntry::words).containsExactly("I held back");
    assertThat(unsaid.ofClient(pair.maya(), pair.course()).getFirst().readAt()).isEqualTo(time.instant());
  }

  @Test
  void thatASealedLineIsThereIsHiddenToo() {
    write(new UnsaidForm("sealed", Audience.TOGETHER, false));

    nobodySeesIt(pair.ana());
  }

  @Test
  void aLineThatIsKeptAfterAllLeavesNoHint() {
    write(new UnsaidForm("sealed", Audience.TOGETHER, true));
    UnsaidId line = unsaid.ofClient(pair.maya(), pair.course()).getFirst().id();

    unsaid.changeAudience(pair.maya(), line, Audience.PRIVATE, true);
    nobodySeesIt(pair.ana());
    unsaid.changeAudience(pair.maya(), line, Audience.TOGETHER, false);
    assertThat(unsaid.ofClient(pair.maya(), pair.course()).getFirst().hintShown()).isFalse();
    nobodySeesIt(pair.ana());
  }

  @Test
  void ofASealedLineThatMayBeKnownOfTheTherapistSeesThatItIsThere() {
    write(new UnsaidForm("sealed", Audience.TOGETHER, true));

    assertThat(unsaid.hints(pair.ana(), pair.course())).hasSize(1);
    assertThat(unsaid.readable(pair.ana(), pair.course())).isEmpty();
    assertThat(eyes.count(pair.ana(), "unsaid_words")).isZero();
  }

  @Test
  void openedTogetherASealedLineIsForBoth() {
    write(new UnsaidForm("now together", Audience.TOGETHER, false));
    unsaid.openTogether(pair.maya(), unsaid.ofClient(pair.maya(), pair.course()).getFirst().id());

    assertThat(unsaid.readable(pair.ana(), pair.course())).extracting(UnsaidEntry::words).containsExactly("now together");
    assertThat(unsaid.hints(pair.ana(), pair.course())).isEmpty();
    nobodySeesIt(pair.colleague());
  }

  @Test
  void aLineOpenedByMistakeIsSealedAgainWhileNobodyHasReadIt() {
    write(new UnsaidForm("a stray tap", Audience.TOGETHER, false));
    UnsaidId line = unsaid.ofClient(pair.maya(), pair.course()).getFirst().id();
    unsaid.openTogether(pair.maya(), line);
    unsaid.sealAgain(pair.maya(), line);

    nobodySeesIt(pair.ana());
    unsaid.openTogether(pair.maya(), line);
    assertThat(unsaid.readable(pair.ana(), pair.course())).hasSize(1);
    assertThatThrownBy(() -> unsaid.sealAgain(pair.maya(), line)).isInstanceOf(InvalidInput.class);
    assertThat(unsaid.readable(pair.ana(), pair.course())).extracting(UnsaidEntry::words).containsExactly("a stray tap");
  }

  @Test
  void theCoveringClinicianReadsOnlyWhatWasWrittenWithinTheirTime() {
    write(new UnsaidForm("before", Audience.THERAPIST, false));
    replies.add(pair.ana(), UUID.randomUUID(), session, "from Ana, before");
    time.advance(Duration.ofDays(1));
    access.grant(pair.job(), pair.course(), pair.practice(), pair.colleague().person(), Right.COVER, time.instant(),
        time.instant().plus(Duration.ofDays(5)));
    time.advance(Duration.ofHours(1));
    checkIns.submit(pair.maya(), CheckInId.random(), session, HARD, null);
    nobodySeesIt(pair.colleague());
    assertThat(replies.of(pair.colleague(), pair.course())).isEmpty();

    time.advance(Duration.ofDays(1));
    SessionId next = pairs.held(pair);
    checkIns.submit(pairs.holder(pair, next), CheckInId.random(), GOOD, new UnsaidForm("within", Audience.THERAPIST, false));

    assertThat(unsaid.readable(pair.colleague(), pair.course())).extracting(UnsaidEntry::words).containsExactly("within");
    assertThat(checkIns.series(pair.colleague(), pair.course())).hasSize(2);
    time.advance(Duration.ofDays(10));
    nobodySeesIt(pair.colleague());
    assertThat(unsaid.readable(pair.ana(), pair.course())).hasSize(2);
  }

  @Test
  void aNewLineReplacesTheOneBeforeAndItsWordsAreGone() {
    write(new UnsaidForm("first", Audience.PRIVATE, false));
    write(new UnsaidForm("second", Audience.THERAPIST, false));

    assertThat(unsaid.ofClient(pair.maya(), pair.course())).extracting(UnsaidEntry::words).containsExactly("second");
    assertThat(eyes.count(pair.maya(), "unsaid_words")).isEqualTo(1);
  }

  @Test
  void newScoresAloneLeaveALineAsItWasUnlessItIsTakenBack() {
    write(new UnsaidForm("stays", Audience.PRIVATE, false));
    write(null);
    assertThat(unsaid.ofClient(pair.maya(), pair.course())).hasSize(1);

    write(UnsaidForm.withdrawal());
    assertThat(unsaid.ofClient(pair.maya(), pair.course())).isEmpty();
    assertThat(eyes.count(pair.maya(), "unsaid_words")).isZero();
  }

  @Test
  void aLineThatWasReadStaysAsItWas() {
    write(new UnsaidForm("read", Audience.THERAPIST, false));
    unsaid.readable(pair.ana(), pair.course());
    write(UnsaidForm.withdrawal());

    UnsaidId line = unsaid.ofClient(pair.maya(), pair.course()).getFirst().id();
    assertThatThrownBy(() -> unsaid.withdraw(pair.maya(), line)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> unsaid.changeAudience(pair.maya(), line, Audience.PRIVATE, false)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aKeptLineCanBeGivenToTheTherapistLaterOrTakenBack() {
    write(new UnsaidForm("kept", Audience.PRIVATE, false));
    UnsaidId line = unsaid.ofClient(pair.maya(), pair.course()).getFirst().id();
    unsaid.changeAudience(pair.maya(), line, Audience.THERAPIST, false);
    assertThat(unsaid.readable(pair.ana(), pair.course())).hasSize(1);

    pair = pairs.mayaAndAna();
    session = pairs.held(pair);
    link = pairs.holder(pair, session);
    write(new UnsaidForm("kept", Audience.PRIVATE, false));
    unsaid.withdraw(pair.maya(), unsaid.ofClient(pair.maya(), pair.course()).getFirst().id());
    assertThat(unsaid.ofClient(pair.maya(), pair.course())).isEmpty();
  }

  // The other chair, readings, replies ------------------------------------------------------------------------------

  @Test
  void aRatingFromTheOtherChairIsMarkedWhereTheClientsWasReadBefore() {
    checkIns.submit(link, CheckInId.random(), HARD, null);
    checkIns.rate(pair.ana(), CheckInId.random(), session, GOOD);
    assertThat(chair(Chair.THERAPIST).provenance().sawOtherChair()).isFalse();

    readings.record(pair.ana(), session);
    checkIns.rate(pair.ana(), CheckInId.random(), session, HARD);
    assertThat(chair(Chair.THERAPIST).provenance().sawOtherChair()).isTrue();
    assertThat(checkIns.series(pair.maya(), pair.course())).extracting(CheckIn::chair).containsExactly(Chair.CLIENT);
  }

  @Test
  void aSessionThatWasNotHeldIsRatedByNobody() {
    SessionId ahead = pairs.planned(pair, Duration.ofDays(3));
    assertThatThrownBy(() -> checkIns.rate(pair.ana(), CheckInId.random(), ahead, GOOD)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> checkIns.submit(pair.maya(), CheckInId.random(), ahead, GOOD, null)).isInstanceOf(InvalidInput.class);
    assertThat(checkIns.series(pair.ana(), pair.course())).isEmpty();
  }

  @Test
  void whoReadsSoonDoesSoWithinADayAndOtherDaysAreThoseOfThePractice() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant sent = Instant.parse("2026-07-01T12:00:00Z");
    Instant next = Instant.parse("2026-07-08T12:00:00Z");
    assertThat(ReadReceipts.habit(sent, Instant.parse("2026-07-02T11:59:59Z"), next, berlin)).isEqualTo(ReadingHabit.SOON);
    assertThat(ReadReceipts.habit(sent, Instant.parse("2026-07-02T12:00:00Z"), next, berlin)).isEqualTo(ReadingHabit.LATER);
    assertThat(ReadReceipts.habit(sent, Instant.parse("2026-07-06T21:59:59Z"), next, berlin)).isEqualTo(ReadingHabit.LATER);
    assertThat(ReadReceipts.habit(sent, Instant.parse("2026-07-06T22:00:00Z"), next,
        berlin)).as("midnight there").isEqualTo(ReadingHabit.DAY_BEFORE);
    assertThat(ReadReceipts.habit(sent, Instant.parse("2026-07-07T22:00:00Z"), next, berlin)).isEqualTo(ReadingHabit.SAME_DAY);
    assertThat(ReadReceipts.habit(sent, Instant.parse("2026-07-07T22:00:00Z"), null,
        berlin)).as("none is planned").isEqualTo(ReadingHabit.LATER);
  }

  @Test
  void aReadingIsNotedOnceForEachVersionAndByTheirTherapistOnly() {
    readings.record(pair.ana(), session);
    assertThat(readings.of(pair.maya(), pair.course())).isEmpty();
    checkIns.submit(link, CheckInId.random(), HARD, null);
    readings.record(pair.colleague(), session);
    readings.record(pair.ana(), session);
    time.advance(Duration.ofHours(1));
    readings.record(pair.ana(), session);
    assertThat(readings.of(pair.maya(), pair.course())).hasSize(1);

    checkIns.submit(link, CheckInId.random(), GOOD, null);
    time.advance(Duration.ofHours(1));
    readings.record(pair.ana(), session);
    assertThat(readings.of(pair.maya(), pair.course())).hasSize(2);
  }

  @Test
  void whenSomebodyUsuallyReadsIsKnownAfterThreeReadings() {
    for (int week = 0; week < 3; week++) {
      assertThat(readings.habit(link, pair.ana().person())).isEqualTo(ReadingHabit.UNKNOWN);
      checkIns.submit(link, CheckInId.random(), GOOD, null);
      SessionId next = pairs.planned(pair, Duration.ofDays(7));
      time.advance(Duration.ofDays(6));
      readings.record(pair.ana(), session);
      time.advance(Duration.ofDays(2));
      pairs.endOf(pair, next);
      session = next;
      link = pairs.holder(pair, session);
    }
    assertThat(readings.habit(link, pair.ana().person())).isEqualTo(ReadingHabit.DAY_BEFORE);
    assertThat(readings.habit(pair.maya(), pair.ana().person())).isEqualTo(ReadingHabit.DAY_BEFORE);
  }

  @Test
  void aLineOfTheTherapistsIsForTheClientToReadAndSentTwiceCountsOnce() {
    UUID key = UUID.randomUUID();
    replies.add(pair.ana(), key, session, "I have been thinking of what you said");
    replies.add(pair.ana(), key, session, "I have been thinking of what you said");

    assertThat(replies.of(pair.maya(), pair.course())).singleElement()
        .satisfies(r -> assertThat(r.words()).isEqualTo("I have been thinking of what you said"));
    assertThat(replies.of(pair.colleague(), pair.course())).isEmpty();
  }

  @Test
  void noWordsTodayIsAnAnswerAndNoScore() {
    checkIns.decline(link, ResponseStatus.NO_WORDS);
    assertThat(checkIns.responseStatus(pair.ana(), session)).isEqualTo(ResponseStatus.NO_WORDS);
    assertThat(checkIns.responseStatus(link)).as("nobody asks again").isEqualTo(ResponseStatus.NO_WORDS);
    assertThat(checkIns.series(pair.ana(), pair.course())).as("it is no low score").isEmpty();
    assertThat(checkIns.isOpen(pair.maya(), session)).as("they met").isTrue();
    checkIns.submit(link, CheckInId.random(), GOOD, null);
    assertThat(checkIns.responseStatus(pair.ana(), session)).as("words may come later").isEqualTo(ResponseStatus.GIVEN);
  }

  @Test
  void aClientLetsItBeKnownThatTheyReadALineAndMayTakeThatBack() {
    UUID line = UUID.randomUUID();
    replies.add(pair.ana(), line, session, "I thought of what you said.");
    assertThat(replies.of(pair.ana(), pair.course())).singleElement().returns(null, TherapistReply::readAt);
    assertThatThrownBy(() -> replies.markRead(pair.ana().asOneself(), line)).as("it is the client's to say")
        .isInstanceOf(NotFound.class);

    replies.markRead(pair.maya(), line);
    replies.markRead(pair.maya(), line);
    assertThat(replies.of(pair.ana(), pair.course())).singleElement()
        .satisfies(r -> assertThat(r.readAt()).isEqualTo(time.instant()));
    replies.markUnread(pair.maya(), line);
    assertThat(replies.of(pair.ana(), pair.course())).singleElement().returns(null, TherapistReply::readAt);
  }

  @Test
  void theSpreadBetweenClientsIsKnownToTheJobThatNeedsIt() {
    checkIns.submit(link, CheckInId.random(), new Ratings(1, 1, 1, 1, 1), null);
    checkIns.submit(link, CheckInId.random(), new Ratings(4, 4, 4, 4, 4), null);

    assertThat(checkIns.courseSummaries(new Viewer.Job(pair.practice())))
        .contains(new CourseMeanSummary(pair.course(), 1, 4, 0));
  }

  private void write(@Nullable UnsaidForm unsaidForm) {
    checkIns.submit(link, CheckInId.random(), GOOD, unsaidForm);
  }

  private void nobodySeesIt(Viewer.Member other) {
    assertThat(unsaid.readable(other, pair.course())).isEmpty();
    assertThat(unsaid.hints(other, pair.course())).isEmpty();
    assertThat(eyes.count(other, "unsaid where course_id = '" + pair.course() + "'")).isZero();
    assertThat(eyes.count(other, "unsaid_words where course_id = '" + pair.course() + "'")).isZero();
  }

  private CheckIn chair(Chair chair) {
    return checkIns.series(pair.ana(), pair.course()).stream().filter(c -> c.chair() == chair).findFirst().orElseThrow();
  }

  /** Adds a check-in past the application. */
  private void addTo(Viewer viewer, Pair of, SessionId session) {
    eyes.change(viewer, """
        insert into check_in (id, session_id, course_id, practice_id, chair, seen, heard, understood, safe, working, submitted_at)
        values (gen_random_uuid(), '%s', '%s', '%s', 'client', 1, 1, 1, 1, 1, viewer_now())""".formatted(
        session.value(), of.course().value(), of.practice().value()));
  }

  private List<CheckInSubmitted> heardOf(SessionId session) {
    return heard.of(CheckInSubmitted.class).stream().filter(e -> e.session().equals(session)).toList();
  }
}
