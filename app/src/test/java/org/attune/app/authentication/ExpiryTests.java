package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.PracticeSetUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** How long each way in stays open, tried from both sides of its end. */
@AttuneTest
class ExpiryTests {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Viewer.Visitor VISITOR = new Viewer.Visitor();

  @Autowired ApplicationContext application;
  @Autowired SignIns signIns;
  @Autowired SecondSteps secondSteps;
  @Autowired AccountRecovery recoveries;
  @Autowired PasswordResetLinks resets;
  @Autowired AccessLinks links;
  @Autowired RateLimiter attempts;
  @Autowired PracticeSetUp setUp;
  @Autowired TestDatabase database;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private TestPractice practice;

  @BeforeEach
  void aPractice() {
    practice = TestPractice.named(application, "X" + UUID.randomUUID().toString().substring(0, 8));
  }

  @Test
  void aSignInEndsTwoHoursAfterItsLastRequest() throws Exception {
    TestHttpClient caller = new TestHttpClient(port);
    String cookie = "sign_in=" + signIns.begin(practice.client()).text();
    clock.advance(Duration.ofMinutes(119));
    assertThat(caller.get("/account", cookie).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(119));
    assertThat(caller.get("/account", cookie).statusCode()).as("two hours from the last request").isEqualTo(200);
    clock.advance(Duration.ofMinutes(121));
    assertThat(caller.get("/account", cookie).headers().firstValue("Location")).get().asString().contains("/sign-in?then=");
  }

  @Test
  void aSignInEndsAfterADayHoweverOftenItIsUsed() {
    SecretToken secret = signIns.begin(practice.client());
    for (int hour = 1; hour < 24; hour++) {
      clock.advance(Duration.ofHours(1));
      signIns.touch(practice.client(), secret);
    }
    clock.advance(Duration.ofHours(1).minus(A_SECOND));
    assertThat(signIns.findActive(VISITOR, secret)).isPresent();
    clock.advance(A_SECOND);
    assertThat(signIns.findActive(VISITOR, secret)).isEmpty();
  }

  @Test
  void privatePagesLockTenMinutesAfterTheLastRequestAndOpenForWhoShowsWhoTheyAre() {
    SecretToken secret = signIns.begin(practice.client());
    clock.advance(Duration.ofMinutes(10).minus(A_SECOND));
    assertThat(isLocked(secret)).isFalse();
    clock.advance(A_SECOND);
    assertThat(isLocked(secret)).isTrue();
    signIns.touch(practice.client(), secret);
    assertThat(isLocked(secret)).as("another page doesn’t open them").isTrue();
    signIns.unlock(practice.client(), secret);
    assertThat(isLocked(secret)).isFalse();
  }

  @Test
  void privatePagesThatLockedOpenForThePasswordAndForNothingElse() throws Exception {
    TestHttpClient caller = new TestHttpClient(port);
    SecretToken secret = signIns.begin(practice.client());
    clock.advance(Duration.ofMinutes(10));
    for (String here : List.of("false", "true")) {
      for (String wrong : List.of("", "not my password")) {
        assertThat(caller.post("/unlock", "sign_in=" + secret.text(), Map.of("password", wrong, "here", here)).statusCode()).isEqualTo(422);
        assertThat(isLocked(secret)).isTrue();
      }
    }
    caller.post("/unlock", "sign_in=" + secret.text(), Map.of("password", TestPractice.PASSWORD, "here", "true"));
    assertThat(isLocked(secret)).isFalse();
  }

  @Test
  void theSecondStepIsTakenWithinTenMinutesOfTheFirst() {
    SecretToken secret = signIns.begin(practice.client(), SignIns.Steps.FIRST_OF_TWO);
    assertThat(signIns.findActive(VISITOR, secret)).as("no sign-in yet").isEmpty();
    clock.advance(Duration.ofMinutes(10).minus(A_SECOND));
    assertThat(signIns.awaitingSecondStep(VISITOR, secret)).contains(practice.client().person());
    clock.advance(A_SECOND);
    assertThat(signIns.awaitingSecondStep(VISITOR, secret)).isEmpty();
  }

  @Test
  void whatWasOfferedAsASecondStepIsTakenWithinTenMinutes() {
    SecondSteps.Enrolment offer = secondSteps.beginEnrolment(practice.client());
    clock.advance(Duration.ofMinutes(9).plusSeconds(59));
    assertThat(secondSteps.isOwnEnrolment(practice.client(), offer)).isTrue();
    assertThat(secondSteps.isOwnEnrolment(practice.therapist().asOneself(), offer)).as("to her alone").isFalse();
    clock.advance(Duration.ofSeconds(2));
    assertThat(secondSteps.isOwnEnrolment(practice.client(), offer)).isFalse();
    assertThat(secondSteps.turnOn(practice.client(), offer, Totp.code(offer.secret(), Totp.step(clock.instant())))).isFalse();
  }

  @Test
  void aPracticeThatAsksForTwoStepsLetsOneDoForFourteenDays() {
    SecretToken secret;
    secondSteps.require(practice.manager());
    assertThat(secondSteps.dueAt(practice.therapist().asOneself())).contains(clock.instant().plus(Duration.ofDays(14)));
    clock.advance(Duration.ofDays(14).minus(A_SECOND));
    secret = signIns.begin(practice.therapist().asOneself());
    assertThat(signIns.findActive(VISITOR, secret)).get().returns(false, held -> held.person().rolesWithheld());
    clock.advance(A_SECOND);
    assertThat(signIns.findActive(VISITOR, secret)).get().returns(true, held -> held.person().rolesWithheld());
    SecretToken clients = signIns.begin(practice.client());
    assertThat(signIns.findActive(VISITOR, clients)).as("it is asked of who works there").get().returns(false,
        held -> held.person().rolesWithheld());
    SecretToken both = signIns.begin(practice.therapist().asOneself(), SignIns.Steps.TWO);
    assertThat(signIns.findActive(VISITOR, both)).get().returns(false, held -> held.person().rolesWithheld());
  }

  @Test
  void aResetLinkWorksForAnHour() {
    resets.request(practice.client());
    AccessLinkId link = new AccessLinkId(application.getBean(org.attune.app.database.TestDatabase.class).asOwner()
        .sql("select id from link where person_id = :me and purpose = 'reset'").param("me", practice.client().person().value())
        .query(UUID.class).single());
    SecretToken secret = links.issueSecret(practice.client(), link);
    clock.advance(Duration.ofHours(1).minus(A_SECOND));
    assertThat(links.lookUp(VISITOR, secret)).get().returns(true, AccessLink::usable);
    clock.advance(A_SECOND);
    assertThat(links.lookUp(VISITOR, secret)).get().returns(false, AccessLink::usable);
  }

  @Test
  void aResetLinkSetsOnePasswordEvenWhereTwoOpenedItInTime() {
    AccessLinkId id = links.createForPerson(practice.client(), AccessLink.Purpose.RESET, null);
    AccessLink opened = links.lookUp(VISITOR, links.issueSecret(practice.client(), id)).orElseThrow();
    assertThat(resets.resetByLink(practice.other(), opened, HashedPassword.of("another few words"))).as("it is hers").isFalse();
    assertThat(resets.resetByLink(practice.client(), opened, HashedPassword.of("another few words"))).isTrue();
    assertThat(resets.resetByLink(practice.client(), opened, HashedPassword.of("and yet others"))).isFalse();
  }

  @Test
  void aCodeShownInPersonWorksForAnHourAndTheLastOneShownCounts() {
    List<Viewer.Oneself> asked = List.of(practice.client(), practice.other());
    asked.forEach(recoveries::requestConfirmation);
    String late = shownTo(practice.client());
    String inTime = shownTo(practice.other());
    clock.advance(Duration.ofMinutes(59).plusSeconds(59));
    assertThat(recoveries.verifyInPersonCode(practice.other(), inTime)).isTrue();
    assertThat(recoveries.verifyInPersonCode(practice.other(), inTime)).as("once").isFalse();
    clock.advance(A_SECOND);
    assertThat(recoveries.verifyInPersonCode(practice.client(), late)).isFalse();
    String first = shownTo(practice.client());
    String second = shownTo(practice.client());
    assertThat(first.equals(second) || !recoveries.verifyInPersonCode(practice.client(), first)).isTrue();
    assertThat(recoveries.verifyInPersonCode(practice.client(), second)).isTrue();
  }

  @Test
  void aPlaceIsKnownForHalfAYearAndTriesCountForTheirQuarterOfAnHour() {
    String place = "place of " + practice.client().person();
    attempts.rememberSuccess(VISITOR, place);
    assertThat(attempts.tryAcquire(VISITOR, "a test", place, 1, Duration.ofMinutes(15))).isTrue();
    assertThat(attempts.tryAcquire(VISITOR, "a test", place, 1, Duration.ofMinutes(15))).as("one was allowed").isFalse();
    clock.advance(Duration.ofMinutes(15));
    assertThat(attempts.tryAcquire(VISITOR, "a test", place, 1, Duration.ofMinutes(15))).isTrue();
    clock.advance(Duration.ofDays(180).minus(Duration.ofMinutes(15)).minus(A_SECOND));
    assertThat(attempts.hasSucceededBefore(VISITOR, place)).isTrue();
    clock.advance(A_SECOND);
    assertThat(attempts.hasSucceededBefore(VISITOR, place)).isFalse();
  }

  @Test
  void whatHasRunOutIsTakenAwayEachDay() {
    signIns.begin(practice.client());
    setUp.issuePrintedCode(VISITOR);
    attempts.rememberSuccess(VISITOR, "somewhere");
    attempts.tryAcquire(VISITOR, "a test", "anybody", 1, Duration.ofMinutes(15));
    clock.advance(Duration.ofDays(181));
    SecretToken running = signIns.begin(practice.client());
    assertThat(setUp.deleteExpired(new Viewer.Job(practice.practice()))).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
    for (String gone : List.of("sign_in where expires_at < :now", "set_up_code where expires_at < :now",
        "attempt where ends_at < :now", "known_place where seen_at < :now - interval '180 days'")) {
      assertThat(database.asOwner().sql("select count(*) from " + gone.replace(":now", ":now::timestamptz"))
          .param("now", Timestamp.from(clock.instant())).query(Long.class).single()).as(gone).isZero();
    }
    assertThat(signIns.findActive(VISITOR, running)).isPresent();
  }

  private String shownTo(Viewer.Oneself person) {
    return recoveries.issueCode(practice.manager(), recoveries.pendingRequests(practice.manager()).stream()
        .filter(waiting -> waiting.person().id().equals(person.person())).findFirst().orElseThrow().id());
  }

  private boolean isLocked(SecretToken secret) {
    return signIns.findActive(VISITOR, secret).orElseThrow().person().locked();
  }
}
