package org.attune.app.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.TestPractice;
import org.attune.app.directory.TestProfiles;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Role;
import org.attune.app.identity.TidyUp;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.AbsenceId;
import org.attune.app.sessions.Absences;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A request for a first talk, from the form to the course, and all the ways in which it ends before. */
class FirstTalkRequestsTests extends FirstTalkTestBase {

  @Autowired List<TidyUp> tidyUps;
  @Autowired Practices practices;
  @Autowired People people;
  @Autowired Absences absences;

  @Test
  void nobodyAtThePracticeKnowsOfARequestBeforeItsAddressIsConfirmed() {
    Viewer.Enquirer maya = unconfirmed(anAddress());
    for (Viewer.Member staff : List.of(clara, ben, practice.manager())) {
      assertThat(received.all(staff)).isEmpty();
      assertThatThrownBy(() -> received.get(staff, id(maya))).isInstanceOf(NotFound.class);
    }
    assertThat(requests.confirm(maya)).isEqualTo(AddressConfirmationResult.CONFIRMED);
    assertThat(received.all(clara)).singleElement().extracting(RequestSummary::state).isEqualTo(RequestState.ASKED);
  }

  @Test
  void aFormSentTwiceIsOneRequestAndOneMail() {
    var id = FirstTalkRequestId.random();
    String address = anAddress();
    requests.ask(VISITOR, id, profileOf(clara), enquiry(address));
    requests.ask(VISITOR, id, profileOf(clara), enquiry(address));
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    requests.confirm(holder());
    requests.confirm(holder());
    assertThat(received.all(clara)).hasSize(1);
    assertThat(received.get(clara, id).standing().trail()).hasSize(1);
  }

  @Test
  void theMailsAreNeutralAndInTheLanguageOfTheForm() throws Exception {
    requests.ask(VISITOR, FirstTalkRequestId.random(), profileOf(clara), new FirstTalkEnquiry(enquiry("").words(),
        new EnquirerDetails("Maya", anAddress(), "", ""), RequestWishes.NONE, Locale.GERMAN));
    jobs.run();
    assertThat(latest().getSubject()).isEqualTo("Ihre Anfrage");
    assertThat(text(latest())).startsWith("Guten Tag,").doesNotContain("Clara", "Maya", "never told", "alk", "espräch");
    offered();
    assertThat(latest().getSubject()).isEqualTo("Your request");
    assertThat(text(latest())).contains("there is news about your request").doesNotContain("Clara", "Maya", "Thank you");
  }

  @Test
  void theWordsAreReadByTheTherapistAloneAndOnceTheyBeganToRead() {
    Viewer.Enquirer maya = asked();
    assertThat(received.get(clara, id(maya)).words()).isNull();
    received.read(clara, id(maya));
    assertThat(Objects.requireNonNull(received.get(clara, id(maya)).words()).words()).isEqualTo("I’ve never told anyone.");
    assertThat(received.get(practice.manager(), id(maya)).words()).isNull();
    assertThat(received.get(practice.manager(), id(maya)).wishes()).isEqualTo(RequestWishes.NONE);
    assertThatThrownBy(() -> received.get(ben, id(maya))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> received.read(practice.manager(), id(maya))).isInstanceOf(NotFound.class);
  }

  @Test
  void nameAddressAndFeeAreSeenOnceTheWordsWereAnsweredAndNotByAManager() {
    Viewer.Enquirer maya = read();
    assertThat(received.get(clara, id(maya)).details()).isNull();
    received.offer(clara, id(maya), "Thank you.", times());
    assertThat(Objects.requireNonNull(received.get(clara, id(maya)).details()).feeWish()).isEqualTo("40");
    assertThat(received.get(practice.manager(), id(maya)).details()).isNull();
    received.stepBack(clara, id(maya), ConflictOfInterest.KNOWS_THEM, "I can’t.", null);
    assertThat(received.get(clara, id(maya)).details()).as("closed again").isNull();
  }

  @Test
  void whoHasAnsweredStepsBackForAConflictOfInterestAloneAndItIsRecorded() {
    Viewer.Enquirer maya = offered();
    requests.wantOtherTimes(maya);
    assertThatThrownBy(() -> received.decline(clara, id(maya), "No.", null)).isInstanceOf(Conflict.class);
    received.stepBack(clara, id(maya), ConflictOfInterest.KNOWS_SOMEONE_CLOSE, "I know your sister.", ben.person());
    assertThat(database.asOwner().sql("select conflict from first_talk_request where id = :id").param("id", maya.request())
        .query(String.class).single()).isEqualTo("knows-someone-close");
    assertThat(requests.status(maya).standing().state()).isEqualTo(RequestState.PASSED_ON);
  }

  @Test
  void whoHasNotAnsweredCannotStepBack() {
    Viewer.Enquirer maya = read();
    assertThatThrownBy(() -> received.stepBack(clara, id(maya), ConflictOfInterest.KNOWS_THEM, "I can’t.", null)).isInstanceOf(Conflict.class);
  }

  @Test
  void nothingGoesToAColleagueUntilTheEnquirerAgreesToThatPersonByName() {
    Viewer.Enquirer maya = read();
    received.decline(clara, id(maya), "Ben works with what you describe.", ben.person());
    assertThat(received.all(ben)).isEmpty();
    assertThatThrownBy(() -> received.get(ben, id(maya))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> requests.agreeTo(maya, practice.manager().person())).as("to somebody else").isInstanceOf(Conflict.class);
    requests.agreeTo(maya, ben.person());
    requests.agreeTo(maya, ben.person());
    received.read(ben, id(maya));
    ReceivedRequest now = received.get(ben, id(maya));
    assertThat(Objects.requireNonNull(now.words()).words()).isEqualTo("I’ve never told anyone.");
    assertThat(now.details()).isNull();
    assertThat(now.lines()).as("what Clara wrote to her").isEmpty();
    assertThatThrownBy(() -> received.get(clara, id(maya))).isInstanceOf(NotFound.class);
    assertThat(requests.status(maya).standing().trail()).extracting(RequestEvent::kind).containsExactly(RequestEvent.Kind.ASKED,
        RequestEvent.Kind.READ, RequestEvent.Kind.PASSED_ON, RequestEvent.Kind.AGREED, RequestEvent.Kind.READ);
  }

  @Test
  void onlySomebodyOfThePracticeWithAPublicProfileCanBeNamed() {
    Viewer.Enquirer maya = read();
    for (PersonId other : List.of(clara.person(), practice.manager().person(), PersonId.random())) {
      assertThatThrownBy(() -> received.decline(clara, id(maya), "Someone else.", other)).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void whatTheEnquirerSeesByTheLinkDoesNotSayWhoTheyAre() {
    Viewer.Enquirer maya = offered();
    assertThat(requests.status(maya)).hasToString(requests.status(maya).toString()).satisfies(status ->
        assertThat(List.of(Objects.requireNonNull(status.words()).words(), status.lines().getFirst().words()))
            .containsExactly("I’ve never told anyone.", "Thank you for writing."));
    Viewer.Enquirer forged = new Viewer.Enquirer(maya.link(), UUID.randomUUID());
    assertThatThrownBy(() -> requests.status(forged)).isInstanceOf(NotFound.class);
  }

  @Test
  void oneOfTheTimesIsBookedAndAllAreLetGoWhenNoneWorks() {
    Viewer.Enquirer maya = offered();
    assertThatThrownBy(() -> requests.book(maya, UUID.randomUUID())).isInstanceOf(InvalidInput.class);
    UUID first = requests.status(maya).standing().times().getFirst().id();
    requests.book(maya, first);
    requests.book(maya, first);
    assertThat(requests.status(maya).standing().bookedTime()).map(OfferedTime::id).contains(first);
    requests.wantOtherTimes(maya);
    assertThat(requests.status(maya).standing().times()).isEmpty();
    assertThat(received.get(clara, id(maya)).standing().state()).isEqualTo(RequestState.READ);
    received.offer(clara, id(maya), "Others.", times());
    assertThat(requests.status(maya).standing().times()).hasSize(2);
  }

  @Test
  void aBookedTalkIsMovedByItsLinkInOneStepAndStaysWhereTheOtherTimeIsNotFree() {
    claraHasTime();
    Viewer.Enquirer maya = booked();
    OfferedTimeInput other = requests.otherTimes(maya).getFirst();
    for (OfferedTimeInput forged : List.of(new OfferedTimeInput(other.start(), Duration.ofMinutes(120), other.online()),
        new OfferedTimeInput(other.start().plus(Duration.ofHours(12)), other.length(), other.online()))) {
      assertThatThrownBy(() -> requests.move(maya, forged)).isInstanceOf(InvalidInput.class);
    }
    assertThat(requests.status(maya).standing().trail().getLast().kind()).isEqualTo(RequestEvent.Kind.BOOKED);
    requests.move(maya, other);
    requests.move(maya, other);
    RequestSummary moved = requests.status(maya).standing();
    assertThat(moved.state()).isEqualTo(RequestState.BOOKED);
    assertThat(moved.bookedTime().orElseThrow().start()).isEqualTo(other.start());
    assertThat(moved.trail()).extracting(RequestEvent::kind).containsOnlyOnce(RequestEvent.Kind.MOVED).endsWith(RequestEvent.Kind.MOVED);
    assertThat(requests.otherTimes(maya)).isNotEmpty().doesNotContain(other);
    assertThat(received.get(clara, id(maya)).standing().bookedTime().orElseThrow().start()).isEqualTo(other.start());
  }

  @Test
  void ofEachDayWithFreeTimesAFewAreShownRatherThanAllOfTheFirst() {
    claraHasTime();
    LocalDate saturday = time.instant().atZone(TestPractice.ZONE).toLocalDate().plusDays(2);
    assertThat(received.freeTimes(clara)).extracting(free -> free.start().atZone(TestPractice.ZONE).toLocalDateTime()).hasSize(12)
        .contains(saturday.atTime(9, 0), saturday.atTime(16, 30), saturday.plusDays(1).atTime(9, 0));
  }

  @Test
  void aTalkThatHasBegunOrWasCancelledIsNotMoved() {
    claraHasTime();
    Viewer.Enquirer maya = booked();
    OfferedTimeInput other = requests.otherTimes(maya).getFirst();
    time.advance(Duration.ofDays(4));
    assertThat(requests.otherTimes(maya)).isEmpty();
    assertThatThrownBy(() -> requests.move(maya, other)).isInstanceOf(Conflict.class);
    requests.withdraw(maya);
    assertThatThrownBy(() -> requests.move(maya, other)).isInstanceOf(Conflict.class);
  }

  @Test
  void aTalkBookedOnDaysAwayIsGivenUpAndItsTherapistOwesOtherTimes() throws Exception {
    Viewer.Enquirer maya = booked();
    away(5, 6);
    assertThat(requests.status(maya).standing().state()).as("another day").isEqualTo(RequestState.BOOKED);
    away(4, 4);
    RequestSummary now = requests.status(maya).standing();
    assertThat(now.state()).isEqualTo(RequestState.READ);
    assertThat(now.trail().getLast().kind()).isEqualTo(RequestEvent.Kind.AWAY);
    assertThat(now.times()).isEmpty();
    assertThat(now.answerer().dueAt()).isNotNull();
    assertThat(Stream.of(SERVER.getReceivedMessages()).map(FirstTalkTestBase::text))
        .anyMatch(text -> text.contains("there is news")).anyMatch(text -> text.contains("doesn’t take place"));
    received.offer(clara, id(maya), "I’m sorry. Here are others.", List.of(new OfferedTimeInput(time.instant().plus(Duration.ofDays(12)),
        Duration.ofMinutes(30), true)));
  }

  @Test
  void ofTheTimesOfferedThoseOnDaysAwayGoAndWhereNoneIsLeftOthersAreOwed() throws Exception {
    Viewer.Enquirer maya = offered();
    OfferedTime tuesday = requests.status(maya).standing().times().getLast();
    away(4, 4);
    assertThat(requests.status(maya).standing().times()).containsExactly(tuesday);
    away(0, 6);
    assertThat(received.get(practice.manager(), id(maya)).standing().isWithManager()).as("away today already").isTrue();
  }

  /** Clara puts down days away, from so many days on; within the hour her requests are looked at. */
  private void away(int from, int to) throws Exception {
    LocalDate today = time.instant().atZone(TestPractice.ZONE).toLocalDate();
    absences.plan(clara, new AbsenceId(UUID.randomUUID()), clara.person(), today.plusDays(from), today.plusDays(to), null, false);
    time.advance(Duration.ofHours(1));
    jobs.run();
  }

  @Test
  void aTimeThatIsOverIsNotBooked() {
    Viewer.Enquirer maya = offered();
    UUID first = requests.status(maya).standing().times().getFirst().id();
    time.advance(Duration.ofDays(4));
    assertThatThrownBy(() -> requests.book(maya, first)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void whoTakesItBackWhileTimesAreOfferedLeavesNothingBehindAndTheKeysAreGone() {
    Viewer.Enquirer maya = offered();
    UUID enquirer = enquirer(maya);
    assertThat(keys(maya.request(), enquirer)).isEqualTo(2);
    requests.withdraw(maya);
    requests.withdraw(maya);
    assertThat(keys(maya.request(), enquirer)).isZero();
    assertThat(rows("request_words", maya) + rows("request_contact", maya) + rows("request_line", maya) + rows("offered_time", maya)).isZero();
    assertThat(requests.status(maya).words()).isNull();
    assertThat(received.get(clara, id(maya)).standing().state()).isEqualTo(RequestState.WITHDRAWN);
    assertThatThrownBy(() -> received.offer(clara, id(maya), "Too late.", times())).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> requests.book(maya, UUID.randomUUID())).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aFirstTalkThatIsCancelledIsErasedToo() {
    Viewer.Enquirer maya = booked();
    UUID enquirer = enquirer(maya);
    requests.withdraw(maya);
    assertThat(requests.status(maya).standing().state()).isEqualTo(RequestState.CANCELLED);
    assertThat(keys(maya.request(), enquirer)).isZero();
  }

  @Test
  void unbookedRequestsAreErasedAfterThirtyDaysWithTheirKeysAndLinks() {
    Viewer.Enquirer maya = read();
    UUID enquirer = enquirer(maya);
    time.advance(Duration.ofDays(29));
    received.decline(clara, id(maya), "I’ve no place.", null);
    tidy();
    assertThat(requests.status(maya).words()).isNotNull();
    time.advance(Duration.ofDays(2));
    tidy();
    assertThat(keys(maya.request(), enquirer)).isZero();
    assertThat(database.asOwner().sql("select count(*) from link where id = :id").param("id", maya.link().value()).query(Integer.class).single())
        .isZero();
    assertThatThrownBy(() -> requests.status(maya)).isInstanceOf(NotFound.class);
  }

  @Test
  void whatWasNeverConfirmedIsErasedAfterThreeDaysAndABookedTalkIsKept() {
    Viewer.Enquirer never = unconfirmed(anAddress());
    Viewer.Enquirer maya = booked();
    time.advance(Duration.ofDays(3).plusMinutes(1));
    tidy();
    assertThatThrownBy(() -> requests.status(never)).isInstanceOf(NotFound.class);
    time.advance(Duration.ofDays(26));
    tidy();
    assertThat(requests.status(maya).standing().state()).isEqualTo(RequestState.BOOKED);
  }

  @Test
  void aSecondRequestToTheSameTherapistFromOneAddressDoesNotCount() {
    String address = anAddress();
    Viewer.Enquirer first = unconfirmed(address);
    requests.confirm(first);
    Viewer.Enquirer second = unconfirmed("  " + address.replace("maya", "Maya"));
    assertThat(requests.confirm(second)).isEqualTo(AddressConfirmationResult.DUPLICATE);
    assertThat(received.all(clara)).filteredOn(is -> !is.state().isOver()).singleElement().extracting(RequestSummary::id).isEqualTo(id(first));
  }

  @Test
  void fromAnAddressThatWasReportedThePracticeTakesNothingMore() {
    String address = anAddress();
    Viewer.Enquirer first = unconfirmed(address);
    requests.confirm(first);
    received.read(clara, id(first));
    received.report(clara, id(first));
    assertThat(requests.status(first).standing().state()).isEqualTo(RequestState.DECLINED);
    requests.ask(VISITOR, FirstTalkRequestId.random(), profileOf(ben), enquiry(address));
    jobs.run();
    assertThat(requests.confirm(holder())).isEqualTo(AddressConfirmationResult.REFUSED);
    assertThat(received.all(ben)).isEmpty();
  }

  @Test
  void aPromiseThatIsBrokenTellsTheEnquirerAndGoesToAManager() throws Exception {
    Viewer.Enquirer maya = asked(); // on a Thursday: two working days end with Monday
    assertThat(promises.of(job())).isEqualTo(new AnswerPromise(2, 0, 0));
    until(Duration.ofDays(4));
    assertThat(requests.status(maya).standing().answerer().late()).as("Monday noon").isFalse();
    SERVER.purgeEmailFromAllMailboxes();
    until(Duration.ofHours(13));
    RequestSummary standing = requests.status(maya).standing();
    assertThat(standing.answerer().late()).isTrue();
    assertThat(standing.isWithManager()).isTrue();
    assertThat(text(latest())).contains("there is news");
    assertThat(promises.of(job())).isEqualTo(new AnswerPromise(2, 0, 1));
    received.decline(practice.manager(), id(maya), "We’re sorry. Ben can see you.", ben.person());
    assertThat(requests.status(maya).lines()).singleElement().extracting(RequestMessage::words).isEqualTo("We’re sorry. Ben can see you.");
  }

  @Test
  void whereNobodyAnswersAtAllTheEnquirerIsToldThat() {
    Viewer.Enquirer maya = asked();
    until(Duration.ofDays(5));
    until(Duration.ofDays(2));
    RequestSummary standing = requests.status(maya).standing();
    assertThat(standing.state()).isEqualTo(RequestState.DECLINED);
    assertThat(standing.trail().getLast().kind()).isEqualTo(RequestEvent.Kind.UNANSWERED);
  }

  @Test
  void anAnswerInTimeCountsOnce() {
    Viewer.Enquirer maya = read();
    received.offer(clara, id(maya), "Thank you.", times());
    requests.wantOtherTimes(maya);
    received.offer(clara, id(maya), "Others.", times());
    assertThat(promises.of(job())).isEqualTo(new AnswerPromise(2, 1, 1));
  }

  @Test
  void aManagerChangesThePromiseFromOneToTenWorkingDays() {
    assertThatThrownBy(() -> promises.change(practice.manager(), 0)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> promises.change(practice.manager(), 11)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> promises.change(clara, 3)).isInstanceOf(NotFound.class);
    promises.change(practice.manager(), 10);
    promises.change(practice.manager(), 1);
    assertThat(promises.of(job()).workingDays()).isEqualTo(1);
    Viewer.Enquirer maya = asked();
    assertThat(requests.status(maya).standing().answerer().dueAt()).isEqualTo(time.instant().plus(Duration.ofHours(36)));
  }

  @Test
  void requestsToATherapistWhoLeavesGoToAManagerAndTheirTimesAreLetGo() {
    Viewer.Member leaving = newTherapist();
    requests.ask(VISITOR, FirstTalkRequestId.random(), profileOf(leaving), enquiry(anAddress()));
    jobs.run();
    Viewer.Enquirer maya = holder();
    requests.confirm(maya);
    received.read(leaving, id(maya));
    received.offer(leaving, id(maya), "Thank you.", times());
    practices.revokeRole(practice.manager(), leaving.person(), Role.THERAPIST);
    RequestSummary standing = requests.status(maya).standing();
    assertThat(standing.answerer().person()).isNull();
    assertThat(standing.times()).isEmpty();
    assertThat(received.all(practice.manager())).singleElement().matches(RequestSummary::isWithManager);
    received.decline(practice.manager(), id(maya), "She has left. We’re sorry.", null);
    assertThat(requests.status(maya).standing().state()).isEqualTo(RequestState.DECLINED);
  }

  @Test
  void requestsGoToAManagerWhenDaysAwayBeginAndCountNeitherAsKeptNorAsBroken() {
    Viewer.Enquirer maya = asked();
    var tomorrow = time.instant().atZone(TestPractice.ZONE).toLocalDate().plusDays(1);
    absences.plan(clara, new AbsenceId(UUID.randomUUID()), clara.person(), tomorrow, tomorrow.plusDays(9), null, false);
    until(Duration.ofHours(13));
    assertThat(requests.status(maya).standing().answerer().person()).isNull();
    assertThat(received.all(clara)).as("who is away").isEmpty();
    Viewer.Enquirer other = asked();
    assertThat(requests.status(other).standing().isWithManager()).isTrue();
    until(Duration.ofDays(9));
    assertThat(promises.of(job())).isEqualTo(new AnswerPromise(2, 0, 0));
  }

  @Test
  void onTheDayOfTheFirstTalkItBecomesAnInvitationAndOnlyTheWishesStay() {
    Viewer.Enquirer maya = booked();
    UUID enquirer = enquirer(maya);
    assertThatThrownBy(() -> received.beginCourse(clara, id(maya))).isInstanceOf(InvalidInput.class);
    time.advance(Duration.ofDays(4).minusHours(11)); // at one in the morning of that day
    Invitations.IssuedInvitation issued = received.beginCourse(clara, id(maya));
    assertThat(issued.code()).matches("\\d{6}");
    assertThat(issued.invitation().invitee().name()).isEqualTo("Maya");
    assertThat(issued.invitation().plan().firstSession()).isEqualTo(time.instant().plus(Duration.ofHours(11)));
    assertThat(received.beginCourse(clara, id(maya)).invitation().id()).as("sent twice").isEqualTo(issued.invitation().id());
    assertThat(keys(enquirer)).isZero();
    ReceivedRequest kept = received.get(clara, id(maya));
    assertThat(kept.words()).isNull();
    assertThat(kept.details()).isNull();
    assertThat(kept.wishes()).isEqualTo(WISHES);
  }

  @Test
  void wishesThatMayNotStayGoWithTheRest() {
    Viewer.Enquirer maya = booked();
    database.asOwner().sql("update request_words set wishes_stay = false where request_id = :id").param("id", maya.request()).update();
    time.advance(Duration.ofDays(4));
    received.beginCourse(clara, id(maya));
    assertThat(keys(maya.request())).isZero();
    assertThat(received.get(clara, id(maya)).wishes()).isEqualTo(RequestWishes.NONE);
  }

  @Test
  void wishesThatMayStayAreFoundAgainByTheClientOfThatCourseAndByNobodyElse() {
    Viewer.Oneself maya = clientOf(booked());
    assertThat(requests.wishesOf(maya, clara.person())).isEqualTo(WISHES);
    assertThat(requests.wishesOf(maya, ben.person())).isEqualTo(RequestWishes.NONE);
    assertThat(requests.wishesOf(practice.client(), clara.person())).isEqualTo(RequestWishes.NONE);
    assertThat(requests.wishesOf(clara.asOneself(), clara.person())).isEqualTo(RequestWishes.NONE);
  }

  @Test
  void preferencesStayWhereTheEnquirerAgreed() {
    requests.ask(VISITOR, FirstTalkRequestId.random(), profileOf(clara), new FirstTalkEnquiry(enquiry("").words(),
        new EnquirerDetails("Maya", anAddress(), "", ""), new RequestWishes("", WISHES.preferences(), false), Locale.UK));
    jobs.run();
    Viewer.Enquirer enquirer = holder();
    requests.confirm(enquirer);
    received.read(clara, id(enquirer));
    assertThat(received.get(clara, id(enquirer)).wishes().preferences()).isEqualTo(WISHES.preferences());
    received.offer(clara, id(enquirer), "Thank you for writing.", times());
    requests.book(enquirer, requests.status(enquirer).standing().times().getFirst().id());
    assertThat(requests.wishesOf(clientOf(enquirer), clara.person())).isEqualTo(RequestWishes.NONE);
  }

  /** Who asked comes, on the day, with the code that was said in the room. */
  private Viewer.Oneself clientOf(Viewer.Enquirer enquirer) {
    time.advance(Duration.ofDays(4));
    Invitations.IssuedInvitation issued = received.beginCourse(clara, id(enquirer));
    var client = new Viewer.Oneself(PersonId.random());
    application.getBean(Invitations.class).accept(new Viewer.Job(practice.practice()), issued.invitation().link(), issued.code(),
        new Invitations.NewAccount(client.person(), PersonName.of("Maya"), ContactDetails.none(), "maya-" + client.person(),
            TestPractice.HASHED));
    return client;
  }

  private Viewer.Member newTherapist() {
    var person = new Viewer.Oneself(PersonId.random());
    people.create(person, PersonName.of("Dora Leaving"), ContactDetails.none());
    people.grantRole(practice.manager(), practice.practice(), person.person(), Role.THERAPIST);
    var leaving = new Viewer.Member(person.person(), practice.practice(), Set.of(Role.THERAPIST));
    TestProfiles.published(application, practice, leaving, TestProfiles.content("Dora " + person.person()));
    return leaving;
  }

  private Viewer.Job job() {
    return new Viewer.Job(practice.practice());
  }

  private void tidy() {
    tidyUps.forEach(tidyUp -> tidyUp.tidy(job()));
  }

  private UUID enquirer(Viewer.Enquirer maya) {
    return database.asOwner().sql("select enquirer_id from first_talk_request where id = :id").param("id", maya.request()).query(UUID.class)
        .single();
  }

  private int keys(UUID... owners) {
    return database.asOwner().sql("select count(*) from words_key where owner_id = any (:owners)").param("owners", owners).query(Integer.class)
        .single();
  }

  private int rows(String table, Viewer.Enquirer maya) {
    return database.asOwner().sql("select count(*) from " + table + " where request_id = :id").param("id", maya.request()).query(Integer.class)
        .single();
  }

  private void until(Duration more) {
    time.advance(more);
    jobs.run();
  }
}
