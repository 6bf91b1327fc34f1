package org.attune.app.practices;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.RecordedEvents;
import org.attune.app.ViewerSql;
import org.attune.app.authentication.PasswordResetRequested;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.practices.ScriptlessBrowser.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From an empty installation to a client's first sign-in, in the browser. */
@AttuneTest
class SetUpToFirstSignInTests {

  private static final String PASSWORD = "a few words in a row";
  private static final String CODE = "<strong>(\\d{6})</strong>";
  private static final String LINK = "(http://[^<\"]*/l/[^<\"]*)";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired TestDatabase database;
  @Autowired PracticeSetUp setUp;
  @Autowired DueJobs due;
  @Autowired AccessLinks links;
  @Autowired People people;
  @Autowired AddressConfirmations confirmations;
  @Autowired MovableClock clock;
  @Autowired ViewerSql asking;
  @Autowired RecordedEvents heard;
  @LocalServerPort int port;

  @BeforeEach
  void onTheDayOfTheInstallation() {
    database.empty();
    heard.clear();
  }

  @Test
  void anEmptyPlaceInvitesToSetUpAPractice() {
    assertThat(new ScriptlessBrowser(port).open("/").body()).contains("/set-up").contains("/demo");
    setUp("ana", "Riverside", code());
    assertThat(new ScriptlessBrowser(port).open("/").body()).contains("/sign-in").contains("/pages/1").doesNotContain("/demo");
  }

  @Test
  void aPersonWhoAsksForHelpChoosesTheirCountryWithOneTap() {
    assertThat(new ScriptlessBrowser(port).open("/pages/1").body()).contains("href=\"/pages/1?country=GB\"").doesNotContain("tel:");
    assertThat(new ScriptlessBrowser(port).open("/pages/1?country=GB").body()).contains("tel:999").doesNotContain("href=\"/pages/1?country");
  }

  @Test
  void theBrowserProposesTheCountryAndTheTimeZoneAndAChoiceStays() {
    for (boolean scripts : new boolean[] {true, false}) {
      try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setLocale("pt-PT").setTimezoneId("Atlantic/Azores")
          .setJavaScriptEnabled(scripts))) {
        Page page = context.newPage();
        page.navigate("http://localhost:" + port + "/set-up");
        assertThat(page.locator("#country").inputValue()).isEqualTo("PT");
        assertThat(page.locator("#timeZone").inputValue()).isEqualTo(scripts ? "Atlantic/Azores" : "Europe/Lisbon");
        assertThat(page.locator("#timeZone option").allTextContents().subList(1, 4))
            .containsExactly("Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores");

        page.locator("#country").selectOption("NO");
        page.locator("#timeZone").selectOption("Europe/Oslo");
        page.locator("main button.full").click();
        assertThat(page.locator("#country").inputValue()).isEqualTo("NO");
        assertThat(page.locator("#timeZone").inputValue()).isEqualTo("Europe/Oslo");
      }
    }
  }

  @Test
  void aSetUpCodeWorksOnceAndVoidsTheOthers() {
    String printed = code();
    String printedByAnotherProcess = code();
    ScriptlessBrowser ana = new ScriptlessBrowser(port);
    assertThat(found(ana, "ana", "Riverside", printed.toLowerCase(java.util.Locale.ROOT).replace("-", " ")).path())
        .isEqualTo("/practice/getting-started");
    for (String used : List.of(printed, printedByAnotherProcess)) {
      assertThat(found(new ScriptlessBrowser(port), "zoe", "Hilltop", used).status()).isEqualTo(422);
    }
  }

  @Test
  void aWrongOrOldCodeSetsNothingUpAndLosesNothing() {
    String printed = code();
    Response wrong = found(new ScriptlessBrowser(port), "ana", "Zażółć 診療所", "BBBB-BBBB-BBBB");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("Zażółć 診療所").contains("This code doesn’t work");
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(found(new ScriptlessBrowser(port), "ana", "Riverside", printed).status()).isEqualTo(422);
  }

  @Test
  void whatHasRunOutIsForgottenWithinADay() {
    ScriptlessBrowser ana = new ScriptlessBrowser(port);
    found(ana, "ana", "Riverside", code());
    code();
    ana.open("/sign-in");
    clock.advance(Duration.ofDays(2));
    due.run();
    for (String table : List.of("sign_in", "attempt", "set_up_code")) {
      assertThat(database.asOwner().sql("select count(*) from " + table).query(Long.class).single()).as(table).isZero();
    }
  }

  @Test
  void whoChoosesADailyEmailThatCannotReachThemIsToldSo() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ana.open("/practice/daily-email");
    assertThat(ana.send("/practice/daily-email", Map.of("hour", "7")).body()).contains("The emails start once they can reach you")
        .doesNotContain("The email comes at this hour");
  }

  @Test
  void aFormPressedTwiceSetsUpOnePractice() {
    ScriptlessBrowser ana = new ScriptlessBrowser(port);
    ana.open("/set-up");
    Map<String, String> form = setUpForm(ana, "ana", "Riverside", code());
    ana.post(form);
    assertThat(ana.post(form).path()).isEqualTo("/practice/getting-started");
    assertThat(database.asOwner().sql("select count(*) from practice").query(Long.class).single()).isOne();
  }

  @Test
  void whoHoldsAnOpenPhoneForAMinuteRedirectsNoMail() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ana.open("/account");
    Response redirected = ana.send("/account/contact", Map.of("reach", "mail", "address", "thief@example.org"));
    assertThat(redirected.status()).isEqualTo(422);
    assertThat(redirected.body()).contains("That isn’t your current password.").contains("thief@example.org");
    assertThat(database.asOwner().sql("select count(*) from contact where address = 'thief@example.org'").query(Long.class).single())
        .isZero();
    assertThat(ana.send("/account/contact", Map.of("reach", "mail", "address", "new@example.org", "passwordNow", PASSWORD)).status())
        .isEqualTo(200);
    assertThat(database.asOwner().sql("select count(*) from contact where address = 'new@example.org'").query(Long.class).single())
        .isOne();
    assertThat(ana.open("/account/sign-in").body()).containsOnlyOnce("Your email address was changed");
  }

  @Test
  void peopleAreCalledWhatTheySayAndElseByTheirFirstName() {
    ScriptlessBrowser ana = new ScriptlessBrowser(port);
    ana.open("/set-up");
    Map<String, String> form = setUpForm(ana, "ana", "Riverside", code());
    form.putAll(Map.of("name", "Prof. Dr. Ana Sofia Costa", "usualName", " Sofia\n"));
    ana.post(form);
    assertThat(ana.open("/practice").body()).contains("<bdi>Sofia</bdi>").contains("Prof. Dr. Ana Sofia Costa");
    assertThat(ana.open("/account").body()).contains("value=\"Sofia\"").contains("value=\"Prof. Dr. Ana Sofia Costa\"");
    String sixty = "x".repeat(60);
    Response long_ = ana.send("/account/name", Map.of("usualName", sixty + "x"));
    assertThat(long_.status()).isEqualTo(422);
    assertThat(long_.body()).contains("room for 60 characters, and this has 61").contains(sixty + "x").contains("<bdi>Sofia</bdi>");
    assertThat(ana.send("/account/name", Map.of("usualName", sixty)).body()).contains("<bdi>" + sixty + "</bdi>");
    assertThat(ana.send("/account/name", Map.of("usualName", "")).body()).contains("<bdi>Ana</bdi>");
  }

  @Test
  void aClientSaysWhatTheyLikeToBeCalledWhenTheyCome() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    Response invited = invite(ana, "client", "Margaret Smith");
    ScriptlessBrowser peggy = new ScriptlessBrowser(port);
    peggy.open(invited.find(LINK));
    assertThat(peggy.send("/invitation/", Map.of("code", invited.find(CODE), "adult", "true")).body()).contains("What should we call you?");
    Response long_ = peggy.send("/invitation/", Map.of("usualName", "x".repeat(61), "reach", "none", "signInName", "peggy", "password", PASSWORD));
    assertThat(long_.status()).isEqualTo(422);
    assertThat(people()).isEqualTo(1);
    peggy.send("/invitation/", Map.of("usualName", "Peggy", "reach", "none", "signInName", "peggy", "password", PASSWORD));
    assertThat(peggy.open("/account").body()).contains("<bdi>Peggy</bdi>").contains("value=\"Margaret Smith\"");
    assertThat(ana.open("/today").body()).contains(">Peggy<").doesNotContain("Margaret");
    assertThat(ana.open("/clients").body()).contains("Margaret Smith (Peggy)");
  }

  @Test
  void aClientComesByALinkAndTheCodeFromTheRoom() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    Response invited = invite(ana, "client", "Maya");
    ScriptlessBrowser maya = new ScriptlessBrowser(port);
    Response first = maya.open(invited.find(LINK));
    assertThat(first.path()).startsWith("/invitation/");
    assertThat(first.body()).doesNotContain("Maya").doesNotContainPattern("\\bana\\b").doesNotContain("Riverside");
    Response young = maya.send("/invitation/", Map.of("code", invited.find(CODE)));
    assertThat(young.status()).isEqualTo(422);
    assertThat(young.body()).contains("Attune is for adults");
    Response details = maya.send("/invitation/", Map.of("code", invited.find(CODE), "adult", "true"));
    assertThat(details.body()).contains("Maya").contains("Riverside");
    Response short_ = maya.send("/invitation/", Map.of("reach", "none", "signInName", "maya", "password", "short"));
    assertThat(short_.status()).isEqualTo(422);
    assertThat(short_.body()).contains("value=\"maya\"").doesNotContain("value=\"short\"");
    maya.send("/invitation/", Map.of("reach", "none", "signInName", "maya", "password", PASSWORD));
    assertThat(maya.open("/account").body()).contains("Maya").contains("maya");
    assertThat(database.asOwner().sql("select count(*) from course").query(Long.class).single()).isOne();
    assertThat(database.asOwner().sql("select name is null and code_hash is null from invitation")
        .query(Boolean.class).single()).isTrue();
  }

  @Test
  void aMailboxThatNoMailReachesIsRefusedWhereverAnAddressIsTyped() {
    String refused = "Before the @, we can only use plain letters from a to z";
    ScriptlessBrowser ana = new ScriptlessBrowser(port);
    ana.open("/set-up");
    String code = code();
    Map<String, String> form = setUpForm(ana, "ana", "Riverside", code);
    form.put("address", "zoë@home.example");
    assertThat(ana.post(form).body()).contains(refused, "zoë@home.example");
    assertThat(found(ana, "ana", "Riverside", code).path()).isEqualTo("/practice/getting-started");

    ana.open("/practice/invitations/new?role=client");
    assertThat(ana.send("/practice/invitations", Map.of("name", "Maya", "address", "zoë@home.example", "weeks", "1")).body())
        .contains(refused, "zoë@home.example");
    Response invited = invite(ana, "client", "Maya");
    ScriptlessBrowser maya = new ScriptlessBrowser(port);
    maya.open(invited.find(LINK));
    maya.send("/invitation/", Map.of("code", invited.find(CODE), "adult", "true"));
    assertThat(maya.send("/invitation/", Map.of("reach", "mail", "address", "zoë@home.example", "signInName", "maya", "password", PASSWORD)).body())
        .contains(refused, "zoë@home.example");
    maya.send("/invitation/", Map.of("reach", "mail", "address", "zoe@home.example", "signInName", "maya", "password", PASSWORD));
    assertThat(maya.open("/account").body()).contains("zoe@home.example");
  }

  @Test
  void aClientErasesTheirAccountAndKnewBeforehandWhatThePracticeMustKeep() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ana.open("/practice/settings");
    ana.send("/practice/settings", Map.of("country", "IE", "timeZone", "Europe/Dublin", "keepsByLaw", "Our own notes, on paper, for ten years."));
    Response invited = invite(ana, "client", "Maya");
    ScriptlessBrowser maya = new ScriptlessBrowser(port);
    maya.open(invited.find(LINK));
    Response details = maya.send("/invitation/", Map.of("code", invited.find(CODE), "adult", "true"));
    assertThat(details.body()).contains("By law, Riverside has to keep this", "Our own notes, on paper, for ten years.");
    maya.send("/invitation/", Map.of("reach", "none", "signInName", "maya", "password", PASSWORD));
    assertThat(maya.open("/account/erasing").body()).contains("Our own notes, on paper, for ten years.");
    assertThat(maya.send("/account/erasing", Map.of("current", "not hers", "sure", "true")).status()).isEqualTo(422);
    assertThat(maya.send("/account/erasing", Map.of("current", PASSWORD)).status()).isEqualTo(422);
    assertThat(people()).isEqualTo(2);
    maya.open("/account/erasing");
    assertThat(maya.send("/account/erasing", Map.of("current", PASSWORD, "sure", "true")).body()).contains("It’s all gone");
    assertThat(people()).isOne();
    assertThat(database.asOwner().sql("select count(*) from course").query(Long.class).single()).isZero();
    assertThat(maya.open("/account").path()).isEqualTo("/sign-in");
    assertThat(ana.open("/account/erasing").status()).as("a person who works here is needed").isEqualTo(404);
  }

  @Test
  void whoHasNoTherapistHereOpensAnAccountOnlyWhereTheHostAllowsIt() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ScriptlessBrowser kim = new ScriptlessBrowser(port);
    assertThat(kim.open("/join").status()).isEqualTo(404);
    assertThat(kim.open("/").body()).doesNotContain("/join");
    ana.open("/practice");
    ana.send("/practice/open-accounts", Map.of());
    assertThat(kim.open("/").body()).contains("/join");
    assertThat(kim.open("/join").body()).contains("No clinician reads here.");
    Response young = kim.send("/join", Map.of("name", "Kim", "signInName", "kim", "password", PASSWORD));
    assertThat(young.status()).isEqualTo(422);
    assertThat(young.body()).contains("Attune is for adults", "value=\"Kim\"");
    Map<String, String> form = kim.form("/join");
    form.putAll(Map.of("adult", "true", "password", PASSWORD));
    assertThat(kim.post(form).path()).isEqualTo("/notes");
    assertThat(kim.open("/home").path()).isEqualTo("/notes");
    kim.loseSignIn();
    assertThat(kim.post(form).path()).as("pressed twice").isEqualTo("/sign-in");
    assertThat(kim.send("/sign-in", Map.of("signInName", "kim", "password", PASSWORD)).path()).isEqualTo("/notes");
    assertThat(people()).isEqualTo(2);
    assertThat(ana.open("/practice").body()).doesNotContainPattern("\\bKim\\b");
    ana.send("/practice/open-accounts", Map.of());
    assertThat(new ScriptlessBrowser(port).open("/join").status()).isEqualTo(404);
    assertThat(kim.open("/notes/11/new").status()).as("who has an account keeps it").isEqualTo(200);
    kim.open("/account/erasing");
    assertThat(kim.send("/account/erasing", Map.of("current", PASSWORD, "sure", "true")).body()).contains("It’s all gone");
    assertThat(people()).isOne();
  }

  private long people() {
    return database.asOwner().sql("select count(*) from person").query(Long.class).single();
  }

  @Test
  void afterFiveWrongCodesTheLinkIsLockedUntilItIsShownAgain() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    Response invited = invite(ana, "client", "Maya");
    String right = invited.find(CODE);
    String wrong = right.equals("000000") ? "000001" : "000000";
    ScriptlessBrowser maya = new ScriptlessBrowser(port);
    for (int i = 0; i < 5; i++) {
      maya.open(invited.find(LINK));
      assertThat(maya.send("/invitation/", Map.of("code", wrong, "adult", "true")).status()).isEqualTo(422);
    }
    assertThat(maya.open(invited.find(LINK)).body()).contains("This invitation is locked");
    ana.open("/practice");
    Response again = ana.send("/practice/invitations/", Map.of());
    maya.open(again.find(LINK));
    assertThat(maya.send("/invitation/", Map.of("code", again.find(CODE), "adult", "true")).body()).contains("Riverside");
  }

  @Test
  void anInvitationIsTakenUpOnce() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    String link = invite(ana, "therapist", "Ben").find(LINK);
    ScriptlessBrowser ben = new ScriptlessBrowser(port);
    ben.open(link);
    Map<String, String> form = ben.form("/invitation/");
    form.putAll(Map.of("reach", "none", "signInName", "ben", "password", PASSWORD));
    ben.post(form);
    assertThat(ben.post(form).body()).as("pressed twice").doesNotContain("has been used");
    assertThat(new ScriptlessBrowser(port).open(link).body()).contains("This invitation has been used");
    assertThat(people("Ben")).isOne();
  }

  @Test
  void anInvitationTakenBackSaysSo() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    String link = invite(ana, "therapist", "Ben").find(LINK);
    ana.open("/practice");
    ana.post(withdrawal(ana));
    assertThat(new ScriptlessBrowser(port).open(link).body()).contains("This invitation was withdrawn");
  }

  @Test
  void anInvitationSentTwiceIsOneAndTheLastAnswerIsTheRightOne() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ana.open("/practice/invitations/new?role=client");
    Map<String, String> form = ana.form("/practice/invitations");
    form.putAll(Map.of("name", "Maya", "weeks", "1"));
    ana.post(form);
    Response last = ana.post(form);
    assertThat(database.asOwner().sql("select count(*) from invitation").query(Long.class).single()).isOne();
    ScriptlessBrowser maya = new ScriptlessBrowser(port);
    maya.open(last.find(LINK));
    assertThat(maya.send("/invitation/", Map.of("code", last.find(CODE), "adult", "true")).status()).isEqualTo(200);
  }

  @Test
  void whoHasASignInJoinsASecondPracticeWithIt() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ana.open("/practice");
    String further = ana.send("/practice/set-up-codes", Map.of()).find("<strong>([0-9A-Z-]{14})</strong>");
    ScriptlessBrowser zoe = setUp("zoe", "Hilltop", further);
    String link = invite(zoe, "therapist", "Ana").find(LINK);
    ana.open(link);
    ana.post(asMe(ana));
    assertThat(ana.open("/account").body()).contains("Riverside").contains("Hilltop");
    assertThat(zoe.open("/practice").body()).contains(">ana<").doesNotContain("set-up-codes");
  }

  @Test
  void onePracticeSeesNothingOfAnother() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ana.open("/practice");
    String further = ana.send("/practice/set-up-codes", Map.of()).find("<strong>([0-9A-Z-]{14})</strong>");
    invite(ana, "therapist", "Ben");
    invite(ana, "client", "Maya");
    ScriptlessBrowser zoe = setUp("zoe", "Hilltop", further);
    assertThat(zoe.open("/practice").body()).doesNotContain("Riverside").doesNotContainPattern("\\bBen\\b");
    Viewer.Member manager = member("zoe");
    for (String table : List.of("practice", "invitation", "membership", "person")) {
      long theirs = database.asOwner().sql("select count(*) from " + table).query(Long.class).single();
      assertThat(asking.count(manager, table)).as(table).isLessThan(theirs);
    }
    assertThat(asking.count(manager, "practice")).isOne();
    assertThat(asking.count(manager, "invitation")).isZero();
    assertThat(asking.count(manager, "person")).isOne();
    String ofAnother = database.asOwner().sql("select id from invitation limit 1").query(UUID.class).single().toString();
    zoe.open("/practice");
    Map<String, String> forged = zoe.form("/sign-out");
    forged.put("", "/practice/invitations/" + ofAnother + "/link");
    assertThat(zoe.post(forged).status()).isEqualTo(404);
  }

  @Test
  void aManagerSeesNoClientsInvitationThatATherapistMade() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ScriptlessBrowser ben = new ScriptlessBrowser(port);
    ben.open(invite(ana, "therapist", "Ben").find(LINK));
    ben.send("/invitation/", Map.of("reach", "none", "signInName", "ben", "password", PASSWORD));
    invite(ben, "client", "Maya");
    assertThat(ben.open("/practice").body()).contains("Maya");
    assertThat(ana.open("/practice").body()).contains("Ben").doesNotContain("Maya");
    assertThat(ben.open("/practice/settings").status()).isEqualTo(404);
    assertThat(ben.open("/practice/invitations/new?role=therapist").status()).isEqualTo(404);
  }

  @Test
  void aConfirmedAddressIsSaidOnThePageThatItLeadsTo() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    Viewer.Oneself person = member("ana").asOneself();
    people.changeContactDetails(person, new ContactDetails("ana@example.org", null));
    String secret = links.issueSecret(person, confirmations.request(person).orElseThrow()).text();
    ana.open("/l/" + secret);
    assertThat(ana.send("/address/", Map.of()).body()).contains("Your address is confirmed.");
  }

  @Test
  void aPracticeKeepsAManager() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ana.open("/practice");
    Map<String, String> form = ana.form("/practice/people/");
    assertThat(form.get("")).endsWith("/roles/manager/end");
    assertThat(ana.post(form).body()).contains("Nothing was changed").contains("manager, therapist");
  }

  @Test
  void aForgottenPasswordIsSetAgainByALinkThatIsSpentOnce() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ScriptlessBrowser visitor = new ScriptlessBrowser(port);
    for (String name : List.of("nobody", "ANA")) {
      visitor.open("/reset");
      long before = asked();
      assertThat(visitor.send("/reset", Map.of("signInName", name)).body()).contains("If that sign-in name is here");
      assertThat(asked() - before).as("the same work for " + name).isOne();
      assertThat(heard.of(PasswordResetRequested.class)).as("before it was answered").isEmpty();
    }
    due.run();
    assertThat(heard.of(PasswordResetRequested.class)).hasSize(1);
    PasswordResetRequested asked = heard.of(PasswordResetRequested.class).getFirst();
    String secret = links.issueSecret(new Viewer.Oneself(asked.person()), asked.link()).text();
    visitor.open("/l/" + secret);
    Map<String, String> form = visitor.form("/reset/");
    form.put("password", "another few words");
    assertThat(visitor.post(form).path()).isEqualTo("/sign-in");
    assertThat(visitor.post(form).body()).contains("This link no longer works");
    assertThat(ana.open("/practice").path()).as("signed out everywhere").isEqualTo("/sign-in");
    assertThat(signIn(ana, "ana", PASSWORD).status()).isEqualTo(422);
    assertThat(signIn(ana, "ana", "another few words").path()).as("and what is written stays closed")
        .isEqualTo("/account/confirmation");
  }

  @Test
  void aResetLinkRunsOutAfterAnHour() {
    setUp("ana", "Riverside", code());
    ScriptlessBrowser visitor = new ScriptlessBrowser(port);
    visitor.open("/reset");
    visitor.send("/reset", Map.of("signInName", "ana"));
    due.run();
    PasswordResetRequested asked = heard.of(PasswordResetRequested.class).getFirst();
    String secret = links.issueSecret(new Viewer.Oneself(asked.person()), asked.link()).text();
    clock.advance(Duration.ofMinutes(61));
    assertThat(visitor.open("/l/" + secret).body()).contains("This link no longer works");
  }

  @Test
  void guessingAPasswordIsSlow() {
    setUp("ana", "Riverside", code());
    Instant quarter = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    clock.advance(Duration.between(clock.instant(), quarter.minus(Duration.ofMinutes(15)))); // to when a quarter begins
    ScriptlessBrowser stranger = new ScriptlessBrowser(port);
    for (int i = 0; i < 10; i++) {
      assertThat(signIn(stranger, "ana", "guess number " + i).status()).isEqualTo(422);
    }
    assertThat(signIn(stranger, "ana", PASSWORD).status()).isEqualTo(429);
    clock.advance(Duration.between(clock.instant(), quarter).minusSeconds(1));
    assertThat(signIn(stranger, "ana", PASSWORD).status()).isEqualTo(429);
    clock.advance(Duration.ofSeconds(1));
    assertThat(signIn(stranger, "ana", PASSWORD).path()).isEqualTo("/today");
  }

  @Test
  void aNameIsNoSignInName() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    assertThat(signIn(new ScriptlessBrowser(port), "somebody else", PASSWORD).status()).isEqualTo(422);
    assertThat(ana.open("/practice").status()).isEqualTo(200);
  }

  @Test
  void aFormSentAfterTheSignInRanOutIsCarriedThroughIt() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    ana.open("/practice/invitations/new?role=client");
    Map<String, String> form = ana.form("/practice/invitations");
    form.putAll(Map.of("name", "Maya O’Neill", "weeks", "1"));
    ana.loseSignIn();
    Response late = ana.post(form);
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.body()).contains("What you wrote isn’t lost");
    Response again = ana.send("/sign-in", Map.of("signInName", "ana", "password", PASSWORD));
    assertThat(again.body()).contains("Maya O’Neill").doesNotContain(PASSWORD);
    assertThat(ana.send("/practice/invitations", Map.of()).body()).contains("Maya O’Neill");
  }

  @Test
  void leavingFastSignsOutAndLeadsToAPageThatSaysNothing() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    Response left = ana.send("/leave", Map.of());
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.body()).doesNotContain("Riverside").doesNotContain("Attune").doesNotContainPattern("\\bana\\b");
    assertThat(ana.open("/practice").path()).isEqualTo("/sign-in");
    assertThat(database.asOwner().sql("select count(*) from sign_in").query(Long.class).single()).isZero();
  }

  @Test
  void aVisitorLeavesNoTraceInTheDatabase() {
    setUp("ana", "Riverside", code());
    ScriptlessBrowser visitor = new ScriptlessBrowser(port);
    long before = database.asOwner().sql("select count(*) from sign_in").query(Long.class).single();
    List.of("/", "/pages/1", "/sign-in", "/reset", "/set-up").forEach(visitor::open);
    assertThat(database.asOwner().sql("select count(*) from sign_in").query(Long.class).single()).isEqualTo(before);
  }

  @Test
  void namesInAnyScriptAreTakenAndLongOnesGetASentence() {
    ScriptlessBrowser ana = setUp("ana", "Riverside", code());
    String long_ = "名".repeat(200);
    assertThat(invite(ana, "client", long_).body()).contains(long_);
    Response longer = invite(ana, "client", long_ + "名");
    assertThat(longer.status()).isEqualTo(422);
    assertThat(longer.body()).contains("room for 200 characters").contains(long_ + "名");
    assertThat(invite(ana, "client", "Maya").status()).isEqualTo(200);
    assertThat(invite(ana, "client", "Maya").status()).as("a second of the same name").isEqualTo(200);
  }

  private long asked() {
    return database.asOwner().sql("select count(*) from scheduled_tasks where task_name = 'practices.password-reset'")
        .query(Long.class).single();
  }

  private String code() {
    return setUp.issuePrintedCode(new Viewer.Visitor());
  }

  private ScriptlessBrowser setUp(String signInName, String practice, String code) {
    ScriptlessBrowser browser = new ScriptlessBrowser(port);
    assertThat(found(browser, signInName, practice, code).path()).isEqualTo("/practice/getting-started");
    return browser;
  }

  private static Response found(ScriptlessBrowser browser, String signInName, String practice, String code) {
    browser.open("/set-up");
    return browser.post(setUpForm(browser, signInName, practice, code));
  }

  private static Map<String, String> setUpForm(ScriptlessBrowser browser, String signInName, String practice, String code) {
    Map<String, String> form = browser.form("/set-up");
    form.putAll(Map.of("code", code, "practice", practice, "country", "GB", "timeZone", "Europe/London",
        "name", signInName, "signInName", signInName, "password", PASSWORD));
    if (signInName.equals("ana")) {
      form.put("alsoTherapist", "true");
    }
    return form;
  }

  private static Response invite(ScriptlessBrowser browser, String role, String name) {
    browser.open("/practice/invitations/new?role=" + role);
    return browser.send("/practice/invitations", Map.of("name", name, "weeks", "1"));
  }

  private static Response signIn(ScriptlessBrowser browser, String name, String password) {
    browser.open("/sign-in");
    return browser.send("/sign-in", Map.of("signInName", name, "password", password));
  }

  private static Map<String, String> withdrawal(ScriptlessBrowser browser) {
    Map<String, String> form = browser.form("/practice/invitations/");
    form.computeIfPresent("", (key, action) -> action.replace("/link", "/withdrawal"));
    return form;
  }

  private static Map<String, String> asMe(ScriptlessBrowser browser) {
    Map<String, String> form = browser.form("/invitation/");
    assertThat(form.get("")).endsWith("/as-me");
    return form;
  }

  private long people(String name) {
    return database.asOwner().sql("select count(*) from person where name = :name").param("name", name)
        .query(Long.class).single();
  }

  private Viewer.Member member(String signInName) {
    return database.asOwner().sql("""
            select p.id, m.practice_id from person p join membership m on m.person_id = p.id
            where p.sign_in_name = :name and m.role = 'manager'""").param("name", signInName)
        .query((row, i) -> new Viewer.Member(new PersonId(row.getObject(1, UUID.class)),
            new PracticeId(row.getObject(2, UUID.class)), java.util.Set.of(Role.MANAGER))).single();
  }
}
