package org.attune.app.trusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.attune.app.ViewerSql;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.notifications.MailJob;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceRows;
import org.attune.app.space.Spaces;
import org.attune.app.trusted.internal.InvitedAddresses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Maya asks somebody to be there, and they answer or don't. */
class TrustedPeopleTests extends TrustedPeopleTestBase {

  @Autowired Circle circle;
  @Autowired Spaces spaces;
  @Autowired ViewerSql eyes;
  @Autowired TestDatabase database;
  @Autowired People people;
  @Autowired @Qualifier("trustedMailJob") MailJob mails;

  @Test
  void theMailSaysWhoAsksAndNothingOfWhatFor() throws Exception {
    String address = anAddress();
    TrustedPersonId id = asked(maya(), address);
    assertThat(latest().getAllRecipients()[0].toString()).isEqualTo(address);
    assertThat(latest().getSubject()).isEqualTo("A question for you");
    assertThat(text(latest())).contains("Maya asks: may I send you", "#yes", "#no", "#never", "You don’t need an account")
        .doesNotContainIgnoringCase("therap").doesNotContainIgnoringCase("health").doesNotContainIgnoringCase("practice")
        .doesNotContain("Attune", "brother", id.toString()).doesNotContainPattern("\\bAna\\b");
  }

  @Test
  void afterAYesATapIsAskedAndAnswered() {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = there(maya, anAddress());
    assertThat(trusted.get(maya, id).invitation().answer()).isTrue();
    UUID key = UUID.randomUUID();
    trusted.sendRequest(maya, id, key, SupportRequest.Kind.CALL, "The letter came. 🙈 ‏שלום‏ <script>");
    trusted.sendRequest(maya, id, key, SupportRequest.Kind.CALL, "sent twice");
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(2);
    assertThat(text(latest())).contains("Maya: could you call?").doesNotContain("letter", "brother");
    assertThat(trusted.get(maya, id).requests().getFirst().delivery()).isEqualTo(DeliveryStatus.SENT);
    Viewer.Trusted ben = holder();
    TrustedPersonView.Question question = answering.view(ben).openQuestions().getFirst();
    assertThat(question.words()).isEqualTo("The letter came. 🙈 ‏שלום‏ <script>");
    assertThat(answering.answer(ben, question.id(), SupportRequest.Response.YES)).as("that is no answer to this").isFalse();
    assertThat(answering.answer(ben, question.id(), SupportRequest.Response.WILL_CALL)).isTrue();
    assertThat(answering.answer(ben, question.id(), SupportRequest.Response.NOT_TODAY)).as("the first counts").isFalse();
    assertThat(trusted.get(maya, id).requests()).singleElement().extracting(SupportRequest::response).isEqualTo(SupportRequest.Response.WILL_CALL);
    assertThat(answering.view(ben).openQuestions()).as("a shared mailbox shows no words again").isEmpty();
  }

  @Test
  void aQuestionStandsForThreeDays() {
    Viewer.Oneself maya = maya();
    tap(maya, there(maya, anAddress()));
    jobs.run();
    Viewer.Trusted ben = holder();
    time.advance(Duration.ofDays(3).minusSeconds(1));
    assertThat(answering.view(ben).openQuestions()).hasSize(1);
    time.advance(Duration.ofSeconds(1));
    assertThat(answering.view(ben).openQuestions()).isEmpty();
  }

  @Test
  void withoutAYesNothingGoesOut() {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = asked(maya, anAddress());
    assertThatThrownBy(() -> tap(maya, id)).isInstanceOf(InvalidInput.class);
    Viewer.Trusted ben = holder();
    answering.decline(ben);
    answering.accept(ben, ContactLimits.defaultsForBeingAsked(LONDON));
    assertThat(answering.view(ben).answer()).as("a stale page changes nothing").isFalse();
    assertThatThrownBy(() -> tap(maya, id)).isInstanceOf(InvalidInput.class);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    answering.resume(ben);
    assertThat(trusted.get(maya, id).invitation().answer()).isTrue();
  }

  @Test
  void anAddressThatHasNotAnsweredIsAskedByNobodyElseEverHoweverItIsSpelt() {
    String address = anAddress();
    Viewer.Oneself maya = maya();
    TrustedPersonId id = asked(maya, address);
    trusted.delete(maya, id);
    spaces.erase(maya);
    time.advance(Duration.ofDays(4000));
    Viewer.Oneself noor = maya();
    for (String spelt : List.of(address, address.toUpperCase(java.util.Locale.ROOT), " " + address, address.replace("@", "+x@"),
        address.replace("ben", "b.e.n"))) {
      assertThatThrownBy(() -> asked(noor, spelt)).isInstanceOf(InvalidInput.class).extracting(e -> ((InvalidInput) e).key()).isEqualTo("theone.address-closed");
      assertThatThrownBy(() -> asked(maya, spelt)).isInstanceOf(InvalidInput.class).extracting(e -> ((InvalidInput) e).key()).isEqualTo("theone.address-closed");
    }
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whoAnsweredMayBeAskedByOthersAndWhoRefusedOneIsNotAskedByThemAgain() {
    String address = anAddress();
    Viewer.Oneself maya = maya();
    TrustedPersonId id = asked(maya, address);
    answering.decline(holder());
    trusted.delete(maya, id);
    assertThatThrownBy(() -> asked(maya, address)).as("though nothing is open there").isInstanceOf(InvalidInput.class);
    asked(maya(), address);
    assertThat(SERVER.getReceivedMessages()).hasSize(2);
  }

  @Test
  void neverAgainHoldsForEverySenderUntilTheySayOtherwise() {
    String address = anAddress();
    Viewer.Oneself maya = maya();
    TrustedPersonId hers = there(maya, address);
    Viewer.Trusted byMaya = holder();
    Viewer.Oneself noor = maya();
    TrustedPersonId noors = asked(noor, address);
    Viewer.Trusted byNoor = holder();
    answering.blockAllMail(byNoor);
    assertThat(trusted.get(noor, noors).invitation().answer()).as("a no, and no more").isFalse();
    assertThatThrownBy(() -> tap(maya, hers)).isInstanceOf(DeliveryRefused.class);
    assertThatThrownBy(() -> asked(maya(), address)).isInstanceOf(InvalidInput.class);
    spaces.erase(noor);
    spaces.erase(maya);
    assertThatThrownBy(() -> asked(maya(), address)).isInstanceOf(InvalidInput.class);
    assertThat(SERVER.getReceivedMessages()).hasSize(2);
    assertThatThrownBy(() -> answering.unblockAllMail(byMaya)).as("its space is gone").isInstanceOf(NotFound.class);
  }

  @Test
  void neverAgainCanBeTakenBackByThePersonWhoSaidIt() {
    String address = anAddress();
    asked(maya(), address);
    Viewer.Trusted ben = holder();
    answering.blockAllMail(ben);
    answering.resume(ben);
    assertThat(answering.view(ben).canBeAsked()).isFalse();
    answering.unblockAllMail(ben);
    asked(maya(), address);
    assertThat(SERVER.getReceivedMessages()).hasSize(2);
  }

  @Test
  void whatDoesNotFitTheLimitsOfEitherIsHeldBackAndNotKept() {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = asked(maya, anAddress());
    Viewer.Trusted ben = holder();
    answering.accept(ben, new ContactLimits(2, 3, 8, 14, LONDON));
    assertThat(tapped(maya, id)).isEqualTo("sent");
    assertThat(tapped(maya, id)).isEqualTo("sent");
    assertThat(tapped(maya, id)).as("twice a day").isEqualTo("theone.held");
    time.advance(Duration.ofHours(24));
    assertThat(tapped(maya, id)).isEqualTo("sent");
    assertThat(tapped(maya, id)).as("three times a week").isEqualTo("theone.held");
    time.advance(Duration.ofDays(8));
    time.advance(Duration.ofHours(3));
    assertThat(tapped(maya, id)).as("at three in the afternoon").isEqualTo("theone.held");
    answering.changeLimits(ben, new ContactLimits(2, 3, 8, 14, ZoneId.of("America/New_York")));
    assertThat(tapped(maya, id)).as("which is morning there").isEqualTo("sent");
    trusted.changeLimits(maya, id, new ContactLimits(1, 30, 22, 16, LONDON));
    assertThat(tapped(maya, id)).as("her own: once a day").isEqualTo("theone.held.own");
    trusted.changeLimits(maya, id, new ContactLimits(10, 30, 22, 6, LONDON));
    assertThat(tapped(maya, id)).as("her own: at night").isEqualTo("theone.held.own");
    assertThat(trusted.get(maya, id).requests()).hasSize(4);
  }

  @Test
  void eitherEndsItAndTheOtherIsNotTold() {
    Viewer.Oneself maya = maya();
    String address = anAddress();
    TrustedPersonId id = there(maya, address);
    Viewer.Trusted ben = holder();
    TrustedPerson before = trusted.get(maya, id);
    answering.end(ben);
    assertThat(trusted.get(maya, id)).isEqualTo(before);
    assertThat(tapped(maya, id)).as("as if the hours did not fit").isEqualTo("theone.held");
    answering.resume(ben);
    assertThat(tapped(maya, id)).isEqualTo("sent");
    TrustedPersonView standing = answering.view(ben);
    trusted.end(maya, id);
    assertThat(answering.view(ben)).isEqualTo(standing);
    assertThatThrownBy(() -> tap(maya, id)).isInstanceOf(InvalidInput.class);
    trusted.resume(maya, id);
    answering.end(ben);
    trusted.delete(maya, id);
    assertThatThrownBy(() -> asked(maya, address)).as("nor by a new invitation").isInstanceOf(InvalidInput.class);
  }

  @Test
  void whatWasEndedWhileItsMailWaitedStaysHere() {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = there(maya, anAddress());
    Viewer.Trusted ben = holder();
    tap(maya, id);
    answering.end(ben);
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThat(trusted.get(maya, id).requests().getFirst().delivery()).isEqualTo(DeliveryStatus.FAILED);
  }

  @Test
  void whoIsDeletedBeforeAnyMailWentIsSentNoneAndMayBeAskedByOthers() {
    String address = anAddress();
    Viewer.Oneself maya = maya();
    TrustedPersonId id = TrustedPersonId.random();
    trusted.invite(maya, id, new TrustedPeople.InvitationDetails("Maya", "Ben", address, null, false), LONDON);
    trusted.delete(maya, id);
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
    asked(maya(), address);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void twoProcessesSendAMailOnce() throws Exception {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = TrustedPersonId.random();
    trusted.invite(maya, id, new TrustedPeople.InvitationDetails("Maya", "Ben", anAddress(), null, false), LONDON);
    Mail waiting = database.asOwner().sql("select id, practice_id from trusted_mail where trust_id = :id").param("id", id.value())
        .query((row, i) -> new Mail(row.getObject(1, UUID.class), new PracticeId(row.getObject(2, UUID.class)))).single();
    Callable<Boolean> process = () -> mails.run(new Viewer.Job(waiting.practice()), waiting.id().toString()) == null;
    try (var both = Executors.newFixedThreadPool(2)) {
      for (var done : both.invokeAll(List.of(process, process))) {
        done.get();
      }
    }
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThat(trusted.get(maya, id).invitation().delivery()).isEqualTo(DeliveryStatus.SENT);
  }

  private record Mail(UUID id, PracticeId practice) {}

  @Test
  void anAddressThatDoesNotExistIsToldAtOnceAndMayBeTriedByOthers() throws Exception {
    Viewer.Oneself maya = maya();
    String address = anAddress();
    TrustedPersonId id = TrustedPersonId.random();
    trusted.invite(maya, id, new TrustedPeople.InvitationDetails("Maya", "Ben", address, null, false), LONDON);
    runWithAServerThatRejects();
    assertThat(trusted.get(maya, id).invitation().delivery()).isEqualTo(DeliveryStatus.REJECTED);
    SERVER.start();
    asked(maya(), address);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aTapThatTheServerDoesNotTakeIsToldAtOnceAndGivenUpSoon() {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = there(maya, anAddress());
    SERVER.stop();
    tap(maya, id);
    jobs.run();
    assertThat(trusted.get(maya, id).requests().getFirst().delivery()).isEqualTo(DeliveryStatus.DELAYED);
    assertThat(spaces.notices(maya)).as("on the page of her space too").extracting(SpaceEntry::sentence).containsExactly("theone.trouble");
    time.advance(Duration.ofMinutes(2));
    SERVER.start();
    jobs.run();
    assertThat(trusted.get(maya, id).requests().getFirst().delivery()).isEqualTo(DeliveryStatus.SENT);
    assertThat(spaces.notices(maya)).isEmpty();
    SERVER.stop();
    tap(maya, id);
    for (int i = 0; i < 12; i++) {
      jobs.run();
      time.advance(Duration.ofMinutes(5));
    }
    assertThat(trusted.get(maya, id).requests().getFirst().delivery()).isEqualTo(DeliveryStatus.FAILED);
    time.advance(Duration.ofDays(1));
    SERVER.start();
    jobs.run();
    assertThat(trusted.get(maya, id).requests()).extracting(SupportRequest::delivery).containsExactly(DeliveryStatus.FAILED,
        DeliveryStatus.SENT);
  }

  @Test
  void aTapThatNobodyWasThereToSendIsToldAndNotSentTheNextDay() {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = there(maya, anAddress());
    tap(maya, id);
    assertThat(trusted.get(maya, id).requests().getFirst().delivery()).isEqualTo(DeliveryStatus.WAITING);
    time.advance(Duration.ofMinutes(3));
    assertThat(trusted.get(maya, id).requests().getFirst().delivery()).isEqualTo(DeliveryStatus.DELAYED);
    time.advance(Duration.ofDays(1));
    jobs.run();
    assertThat(trusted.get(maya, id).requests().getFirst().delivery()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void anInvitationThatWasGivenUpCanBeSentOnceMoreAndCountsOnce() {
    Viewer.Oneself maya = maya();
    String address = anAddress();
    TrustedPersonId id = TrustedPersonId.random();
    SERVER.stop();
    trusted.invite(maya, id, new TrustedPeople.InvitationDetails("Maya", "Ben", address, null, false), LONDON);
    for (int i = 0; i < 60; i++) {
      jobs.run();
      time.advance(Duration.ofHours(1));
    }
    assertThat(trusted.get(maya, id).invitation().delivery()).isEqualTo(DeliveryStatus.FAILED);
    trusted.resendInvitation(maya, id);
    trusted.resendInvitation(maya, id);
    SERVER.start();
    jobs.run();
    assertThat(trusted.get(maya, id).invitation().delivery()).isEqualTo(DeliveryStatus.SENT);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThatThrownBy(() -> asked(maya(), address)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aPersonWhoIsSetApartIsNeitherAskedNorSentARequest() {
    Viewer.Oneself maya = maya();
    ConnectionId ben = ConnectionId.random();
    circle.add(maya, ben, "Ben", "");
    TrustedPersonId id = TrustedPersonId.random();
    trusted.invite(maya, id, new TrustedPeople.InvitationDetails("Maya", "Ben", anAddress(), ben, false), LONDON);
    jobs.run();
    answering.accept(holder(), ContactLimits.defaultsForBeingAsked(LONDON));
    circle.setApart(maya, ben);
    assertThat(tapped(maya, id)).isEqualTo("theone.apart");
    assertThatThrownBy(() -> trusted.invite(maya, TrustedPersonId.random(),
        new TrustedPeople.InvitationDetails("Maya", "Ben", anAddress(), ben, false), LONDON))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> trusted.invite(maya, TrustedPersonId.random(),
        new TrustedPeople.InvitationDetails("Maya", "my brother", anAddress(), ben, true), LONDON))
        .as("whatever they are called").isInstanceOf(InvalidInput.class);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    circle.undoSetApart(maya, ben);
    assertThat(tapped(maya, id)).isEqualTo("sent");
  }

  @Test
  void theTypedNameOfSomebodySetApartIsNeitherAskedNorTapped() {
    Viewer.Oneself maya = maya();
    ConnectionId ben = ConnectionId.random();
    circle.add(maya, ben, "Ben Reed", "");
    TrustedPersonId before = TrustedPersonId.random();
    trusted.invite(maya, before, new TrustedPeople.InvitationDetails("Maya", "ben reed", anAddress(), null, false), LONDON);
    jobs.run();
    answering.accept(holder(), ContactLimits.defaultsForBeingAsked(LONDON));
    circle.setApart(maya, ben);
    assertThat(tapped(maya, before)).isEqualTo("theone.apart");
    assertThat(asking(maya, "Ben  Reed", true)).isEqualTo("circle.set-apart.certain");
    assertThat(asking(maya, "Ben", false)).isEqualTo("circle.set-apart.possible");
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThat(asking(maya, "Ben", true)).as("somebody else").isEqualTo("sent");
    assertThat(asking(maya, "Benno", false)).isEqualTo("sent");
    circle.undoSetApart(maya, ben);
    assertThat(tapped(maya, before)).isEqualTo("sent");
  }

  private String asking(Viewer.Oneself person, String name, boolean somebodyElse) {
    try {
      trusted.invite(person, TrustedPersonId.random(), new TrustedPeople.InvitationDetails("Maya", name, anAddress(), null, somebodyElse), LONDON);
      jobs.run();
      return "sent";
    } catch (InvalidInput e) {
      return e.key();
    }
  }

  @Test
  void threeMayBeOpenAtATimeAlsoWhenManyAreAskedAtOnce() throws Exception {
    Viewer.Oneself maya = maya();
    spaces.of(maya);
    Callable<Boolean> one = () -> {
      try {
        trusted.invite(maya, TrustedPersonId.random(), new TrustedPeople.InvitationDetails("Maya", "Ben", anAddress(), null, false),
            LONDON);
        return true;
      } catch (InvalidInput e) {
        return false;
      }
    };
    try (var many = Executors.newFixedThreadPool(4)) {
      long taken = 0;
      for (Future<Boolean> asked : many.invokeAll(java.util.Collections.nCopies(8, one))) {
        taken += asked.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(TrustedPeople.MAX_UNANSWERED);
    }
  }

  @Test
  void twoWhoAskOneAddressInOneMomentSendOneMail() throws Exception {
    String address = anAddress();
    Viewer.Oneself maya = maya();
    Viewer.Oneself noor = maya();
    try (var both = Executors.newFixedThreadPool(2)) {
      for (Future<?> asked : both.invokeAll(List.of(() -> attempt(maya, address), () -> attempt(noor, address)))) {
        asked.get();
      }
    }
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  private boolean attempt(Viewer.Oneself who, String address) {
    try {
      trusted.invite(who, TrustedPersonId.random(), new TrustedPeople.InvitationDetails("Maya", "Ben", address, null, false), LONDON);
      return true;
    } catch (InvalidInput e) {
      return false;
    }
  }

  @Test
  void nobodyWhoWorksThereSeesARowOfItNorDoesAnotherHolderOfALink() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    TrustedPersonId id = there(pair.client(), anAddress());
    Viewer.Trusted ben = holder();
    UUID key = UUID.randomUUID();
    trusted.sendRequest(pair.client(), id, key, SupportRequest.Kind.COFFEE, "");
    Viewer.Oneself noor = maya();
    there(noor, anAddress());
    Viewer.Trusted other = holder();
    assertThat(answering.answer(other, key, SupportRequest.Response.YES)).isFalse();
    assertThatThrownBy(() -> answering.view(new Viewer.Trusted(other.link(), UUID.randomUUID()))).isInstanceOf(NotFound.class);
    for (String table : List.of("trusted_person", "trust", "trust_limits", "trusted_mail", "tap")) {
      for (Viewer viewer : List.of(pair.therapist(), pair.therapist().asOneself(), new Viewer.Visitor())) {
        assertThat(eyes.rows(viewer, table)).as(table).isEmpty();
      }
      assertThat(eyes.rows(other, table)).as(table).noneMatch(eyes.rows(ben, table)::contains)
          .noneMatch(eyes.rows(pair.client(), table)::contains);
    }
    assertThat(eyes.rows(ben, "trusted_person")).as("what Maya calls him, and her limits").isEmpty();
    assertThat(eyes.rows(pair.client(), "trust_limits")).as("his limits").isEmpty();
    for (String table : List.of("person", "contact", "course", "space", "connection", "membership", "practice", "access")) {
      assertThat(eyes.rows(ben, table)).as(table).isEmpty();
    }
    assertThatThrownBy(() -> trusted.get(noor, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> trusted.delete(noor, id)).isInstanceOf(NotFound.class);
  }

  @Test
  void erasingASpaceTakesItAllAndTheLinkLeadsNowhere() {
    Viewer.Oneself maya = maya();
    TrustedPersonId id = there(maya, anAddress());
    var secret = secret();
    Viewer.Trusted ben = holder();
    assertThat(eyes.rows(ben, "words_key")).hasSize(1);
    SpaceId space = spaces.of(maya);
    assertThat(SpaceRows.of(space, database)).contains("trusted_person", "words_key");
    spaces.erase(maya);
    assertThat(SpaceRows.of(space, database)).isEmpty();
    assertThat(links.lookUp(new Viewer.Visitor(), secret)).isEmpty();
    assertThat(eyes.rows(ben, "words_key")).isEmpty();
    assertThatThrownBy(() -> trusted.get(maya, id)).isInstanceOf(NotFound.class);
  }

  @Test
  void onThePathStandsWhatWasAskedAndNotWhatWasAnswered() {
    Viewer.Oneself maya = maya();
    String address = anAddress();
    TrustedPersonId id = there(maya, address);
    UUID key = UUID.randomUUID();
    trusted.sendRequest(maya, id, key, SupportRequest.Kind.COFFEE, "At the corner?");
    jobs.run();
    answering.answer(holder(), key, SupportRequest.Response.ANOTHER_TIME);
    List<SpaceEntry> entries = spaces.entries(maya);
    assertThat(entries).extracting(SpaceEntry::sentence).contains("theone.path.asked", "theone.path.coffee");
    assertThat(entries.toString()).contains("At the corner?", "Ben, my brother").doesNotContain(address, "another-time", "ANOTHER_TIME");
  }

  @Test
  void aPersonInNoPracticeAsksTooAndOneWhoLeavesGoesOn() {
    var noor = new Viewer.Oneself(PersonId.random());
    people.create(noor, "Noor", ContactDetails.none());
    TrustedPersonId id = there(noor, anAddress());
    assertThat(tapped(noor, id)).isEqualTo("sent");
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    TrustedPersonId other = there(pair.client(), anAddress());
    people.revokeRole(pair.therapist(), pair.client().person(), Role.CLIENT);
    assertThat(tapped(pair.client(), other)).isEqualTo("sent");
    assertThat(SERVER.getReceivedMessages()).hasSize(4);
  }

  @Test
  void whatIsNoAddressIsNone() {
    assertThat(InvitedAddresses.canonical("Ben.Kim+news@Home.Example")).contains("benkim@home.example");
    assertThat(InvitedAddresses.canonical("ben@müller.example")).contains("ben@xn--mller-kva.example");
    for (String no : List.of("", "ben", "ben@", "@home.example", "ben@home", "a@b.example, c@d.example", "ben@home.example\r\nBcc: x@y.example",
        "<ben@home.example>", "ben@[127.0.0.1]", "ben@home.example.", "ben@home..example", "b".repeat(250) + "@home.example", "ben@home.example (x)")) {
      assertThat(InvitedAddresses.canonical(no)).as(no).isEmpty();
    }
  }

  private void tap(Viewer.Oneself person, TrustedPersonId id) {
    trusted.sendRequest(person, id, UUID.randomUUID(), SupportRequest.Kind.CALL, "");
  }

  /** What became of a request: "sent", or why not. */
  private String tapped(Viewer.Oneself person, TrustedPersonId id) {
    try {
      tap(person, id);
      jobs.run();
      return "sent";
    } catch (InvalidInput e) {
      return e.key();
    }
  }
}
