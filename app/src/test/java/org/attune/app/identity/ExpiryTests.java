package org.attune.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Caller;
import org.attune.app.MovableClock;
import org.attune.app.Practised;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.internal.Totp;
import org.attune.app.practices.SetUp;
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
  @Autowired Recoveries recoveries;
  @Autowired Resets resets;
  @Autowired Links links;
  @Autowired Attempts attempts;
  @Autowired SetUp setUp;
  @Autowired TestDatabase database;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private Practised practice;

  @BeforeEach
  void aPractice() {
    practice = Practised.named(application, "X" + UUID.randomUUID().toString().substring(0, 8));
  }

  @Test
  void aSignInEndsTwoHoursAfterItsLastRequest() throws Exception {
    Caller caller = new Caller(port);
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
    Secret secret = signIns.begin(practice.client());
    for (int hour = 1; hour < 24; hour++) {
      clock.advance(Duration.ofHours(1));
      signIns.keepAlive(practice.client(), secret);
    }
    clock.advance(Duration.ofHours(1).minus(A_SECOND));
    assertThat(signIns.held(VISITOR, secret)).isPresent();
    clock.advance(A_SECOND);
    assertThat(signIns.held(VISITOR, secret)).isEmpty();
  }

  @Test
  void privatePagesLockTenMinutesAfterTheLastRequestAndOpenForWhoShowsWhoTheyAre() {
    Secret secret = signIns.begin(practice.client());
    clock.advance(Duration.ofMinutes(10).minus(A_SECOND));
    assertThat(isLocked(secret)).isFalse();
    clock.advance(A_SECOND);
    assertThat(isLocked(secret)).isTrue();
    signIns.keepAlive(practice.client(), secret);
    assertThat(isLocked(secret)).as("another page doesn’t open them").isTrue();
    signIns.unlock(practice.client(), secret);
    assertThat(isLocked(secret)).isFalse();
  }

  @Test
  void privatePagesThatLockedOpenForThePasswordAndForNothingElse() throws Exception {
    Caller caller = new Caller(port);
    Secret secret = signIns.begin(practice.client());
    clock.advance(Duration.ofMinutes(10));
    for (String here : List.of("false", "true")) {
      for (String wrong : List.of("", "not my password")) {
        assertThat(caller.post("/unlock", "sign_in=" + secret.text(), Map.of("password", wrong, "here", here)).statusCode()).isEqualTo(422);
        assertThat(isLocked(secret)).isTrue();
      }
    }
    caller.post("/unlock", "sign_in=" + secret.text(), Map.of("password", Practised.PASSWORD, "here", "true"));
    assertThat(isLocked(secret)).isFalse();
  }

  @Test
  void theSecondStepIsTakenWithinTenMinutesOfTheFirst() {
    Secret secret = signIns.begin(practice.client(), SignIns.Steps.FIRST_OF_TWO);
    assertThat(signIns.held(VISITOR, secret)).as("no sign-in yet").isEmpty();
    clock.advance(Duration.ofMinutes(10).minus(A_SECOND));
    assertThat(signIns.awaiting(VISITOR, secret)).contains(practice.client().person());
    clock.advance(A_SECOND);
    assertThat(signIns.awaiting(VISITOR, secret)).isEmpty();
  }

  @Test
  void whatWasOfferedAsASecondStepIsTakenWithinTenMinutes() {
    SecondSteps.Offer offer = secondSteps.offer(practice.client());
    clock.advance(Duration.ofMinutes(9).plusSeconds(59));
    assertThat(secondSteps.isOffered(practice.client(), offer)).isTrue();
    assertThat(secondSteps.isOffered(practice.therapist().oneself(), offer)).as("to her alone").isFalse();
    clock.advance(Duration.ofSeconds(2));
    assertThat(secondSteps.isOffered(practice.client(), offer)).isFalse();
    assertThat(secondSteps.turnOn(practice.client(), offer, Totp.code(offer.secret(), Totp.step(clock.instant())))).isFalse();
  }

  @Test
  void aPracticeThatAsksForTwoStepsLetsOneDoForFourteenDays() {
    Secret secret;
    secondSteps.require(practice.manager());
    assertThat(secondSteps.dueAt(practice.therapist().oneself())).contains(clock.instant().plus(Duration.ofDays(14)));
    clock.advance(Duration.ofDays(14).minus(A_SECOND));
    secret = signIns.begin(practice.therapist().oneself());
    assertThat(signIns.held(VISITOR, secret)).get().returns(false, held -> held.who().withheld());
    clock.advance(A_SECOND);
    assertThat(signIns.held(VISITOR, secret)).get().returns(true, held -> held.who().withheld());
    Secret clients = signIns.begin(practice.client());
    assertThat(signIns.held(VISITOR, clients)).as("it is asked of who works there").get().returns(false, held -> held.who().withheld());
    Secret both = signIns.begin(practice.therapist().oneself(), SignIns.Steps.TWO);
    assertThat(signIns.held(VISITOR, both)).get().returns(false, held -> held.who().withheld());
  }

  @Test
  void aResetLinkWorksForAnHour() {
    resets.ask(practice.client());
    LinkId link = new LinkId(application.getBean(org.attune.app.database.TestDatabase.class).asOwner()
        .sql("select id from link where person_id = :me and purpose = 'reset'").param("me", practice.client().person().value())
        .query(UUID.class).single());
    Secret secret = links.issueSecret(practice.client(), link);
    clock.advance(Duration.ofHours(1).minus(A_SECOND));
    assertThat(links.lookUp(VISITOR, secret)).get().returns(true, Link::usable);
    clock.advance(A_SECOND);
    assertThat(links.lookUp(VISITOR, secret)).get().returns(false, Link::usable);
  }

  @Test
  void aResetLinkSetsOnePasswordEvenWhereTwoOpenedItInTime() {
    LinkId id = links.create(practice.client(), Link.Purpose.RESET, null, practice.client().person(), null, null, null);
    Link opened = links.lookUp(VISITOR, links.issueSecret(practice.client(), id)).orElseThrow();
    assertThat(resets.spend(practice.other(), opened, NewPassword.of("another few words"))).as("it is hers").isFalse();
    assertThat(resets.spend(practice.client(), opened, NewPassword.of("another few words"))).isTrue();
    assertThat(resets.spend(practice.client(), opened, NewPassword.of("and yet others"))).isFalse();
  }

  @Test
  void aCodeShownInPersonWorksForAnHourAndTheLastOneShownCounts() {
    List<Viewer.Oneself> asked = List.of(practice.client(), practice.other());
    asked.forEach(recoveries::ask);
    String late = shownTo(practice.client());
    String inTime = shownTo(practice.other());
    clock.advance(Duration.ofMinutes(59).plusSeconds(59));
    assertThat(recoveries.vouch(practice.other(), inTime)).isTrue();
    assertThat(recoveries.vouch(practice.other(), inTime)).as("once").isFalse();
    clock.advance(A_SECOND);
    assertThat(recoveries.vouch(practice.client(), late)).isFalse();
    String first = shownTo(practice.client());
    String second = shownTo(practice.client());
    assertThat(first.equals(second) || !recoveries.vouch(practice.client(), first)).isTrue();
    assertThat(recoveries.vouch(practice.client(), second)).isTrue();
  }

  @Test
  void aPlaceIsKnownForHalfAYearAndTriesCountForTheirQuarterOfAnHour() {
    String place = "place of " + practice.client().person();
    attempts.know(VISITOR, place);
    assertThat(attempts.isWithin(VISITOR, "a test", place, 1, Duration.ofMinutes(15))).isTrue();
    assertThat(attempts.isWithin(VISITOR, "a test", place, 1, Duration.ofMinutes(15))).as("one was allowed").isFalse();
    clock.advance(Duration.ofMinutes(15));
    assertThat(attempts.isWithin(VISITOR, "a test", place, 1, Duration.ofMinutes(15))).isTrue();
    clock.advance(Duration.ofDays(180).minus(Duration.ofMinutes(15)).minus(A_SECOND));
    assertThat(attempts.isKnown(VISITOR, place)).isTrue();
    clock.advance(A_SECOND);
    assertThat(attempts.isKnown(VISITOR, place)).isFalse();
  }

  @Test
  void whatHasRunOutIsTakenAwayEachDay() {
    signIns.begin(practice.client());
    setUp.codeToPrint(VISITOR);
    attempts.know(VISITOR, "somewhere");
    attempts.isWithin(VISITOR, "a test", "anybody", 1, Duration.ofMinutes(15));
    clock.advance(Duration.ofDays(181));
    Secret running = signIns.begin(practice.client());
    assertThat(setUp.tidy(new Viewer.Job(practice.practice()))).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
    for (String gone : List.of("sign_in where expires_at < :now", "set_up_code where expires_at < :now",
        "attempt where ends_at < :now", "known_place where seen_at < :now - interval '180 days'")) {
      assertThat(database.asOwner().sql("select count(*) from " + gone.replace(":now", ":now::timestamptz"))
          .param("now", Timestamp.from(clock.instant())).query(Long.class).single()).as(gone).isZero();
    }
    assertThat(signIns.held(VISITOR, running)).isPresent();
  }

  private String shownTo(Viewer.Oneself person) {
    return recoveries.show(practice.manager(), recoveries.waiting(practice.manager()).stream()
        .filter(waiting -> waiting.person().id().equals(person.person())).findFirst().orElseThrow().id());
  }

  private boolean isLocked(Secret secret) {
    return signIns.held(VISITOR, secret).orElseThrow().who().locked();
  }
}
