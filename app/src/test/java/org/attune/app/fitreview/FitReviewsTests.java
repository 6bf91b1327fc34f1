package org.attune.app.fitreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.ViewerSql;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.checkins.CheckInLinks;
import org.attune.app.checkins.Ratings;
import org.attune.app.database.TestDatabase;
import org.attune.app.directory.Profiles;
import org.attune.app.directory.TestProfiles;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.preparation.AgendaItem;
import org.attune.app.preparation.AgendaItems;
import org.attune.app.safety.Concern;
import org.attune.app.safety.Concerns;
import org.attune.app.sessions.CourseEndings;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.SessionId;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.Spaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Maya and Ana are each asked whether they are the right pair; Mo is the person that the practice names for concerns. */
@AttuneTest
class FitReviewsTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final String LINE = "She looks at the clock.";

  @Autowired TestDatabase database;
  @Autowired AllianceFixtures pairs;
  @Autowired FitReviews reviews;
  @Autowired TherapistFitReviews therapists;
  @Autowired FitReviewSettings settings;
  @Autowired AgendaItems agenda;
  @Autowired Concerns concerns;
  @Autowired Practices practices;
  @Autowired CourseEndings endings;
  @Autowired Handovers handovers;
  @Autowired People people;
  @Autowired Profiles profiles;
  @Autowired Spaces spaces;
  @Autowired SignIns signIns;
  @Autowired AccessLinks links;
  @Autowired CheckInLinks checkInLinks;
  @Autowired DueJobs jobs;
  @Autowired ViewerSql asking;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private Pair pair;
  private Viewer.Member mo;

  @BeforeEach
  void aPairAndSomebodyWhoHearsConcerns() {
    database.empty();
    clock.set(Instant.parse("2026-06-18T12:00:00Z"));
    pair = pairs.mayaAndAna();
    mo = new Viewer.Member(PersonId.random(), pair.therapist().practice(), EnumSet.of(Role.MANAGER));
    people.create(mo.asOneself(), "Mo Hart", ContactDetails.none());
    people.grantRole(pair.therapist(), mo.practice(), mo.person(), Role.MANAGER);
    Practice is = practices.find(mo, mo.practice()).orElseThrow();
    practices.change(mo, is.withConcernRecipients(mo.person(), null));
  }

  @Test
  void eachIsAskedAfterTheThirdSessionThatWasHeldAndNotBefore() throws Exception {
    meet(2);
    pairs.miss(pair);
    assertThat(mayasPage()).doesNotContain("the right pair?");
    assertThat(anasPage()).doesNotContain("the right pair?");
    assertThat(get(address(), pair.client().person()).statusCode()).isEqualTo(404);
    assertThat(get("/courses/" + pair.course() + "/pair", pair.therapist().person()).statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> answer(FitAnswer.UNSURE, FitAnswerDestination.ONESELF)).isInstanceOf(NotFound.class);

    meet(1);
    assertThat(mayasPage()).contains("You and Ana: the right pair?");
    assertThat(anasPage()).contains("You and Maya: the right pair?");
  }

  @Test
  void theClientIsAskedOnceTheyHaveSaidHowItWasAndAlsoThere() throws Exception {
    meet(2);
    SessionId third = pairs.meet(pair);
    assertThat(mayasPage()).contains("How was last time?").doesNotContain("the right pair?");
    pairs.checkIn(pair, third, new Ratings(5, 5, 5, 5, 5));
    assertThat(mayasPage()).contains("the right pair?");
    assertThat(get("/sessions/" + third + "/check-in", pair.client().person()).body()).contains("You and Ana: the right pair?");
  }

  @Test
  void afterNotNowItIsAskedOnceMoreWhenTheyHaveMetAgainAndThenNever() throws Exception {
    meet(3);
    for (String address : Set.of(address(), "/courses/" + pair.course() + "/pair")) {
      Viewer.Oneself asked = address.equals(address()) ? pair.client() : pair.therapist().asOneself();
      assertThat(post(address + "/later", asked.person(), Map.of()).statusCode()).isEqualTo(303);
    }
    assertThat(mayasPage()).doesNotContain("the right pair?");
    assertThat(anasPage()).doesNotContain("the right pair?");
    clock.advance(Duration.ofDays(3));
    assertThat(mayasPage()).as("they haven’t met since").doesNotContain("the right pair?");

    meet(1);
    assertThat(mayasPage()).contains("the right pair?");
    assertThat(anasPage()).contains("the right pair?");
    reviews.postpone(pair.client(), pair.course());
    therapists.postpone(pair.therapist(), pair.course());
    meet(1);
    assertThat(mayasPage()).doesNotContain("the right pair?");
    assertThat(anasPage()).doesNotContain("the right pair?");
    assertThat(get(address(), pair.client().person()).statusCode()).as("it can still be answered").isEqualTo(200);
  }

  @Test
  void aPairThatHasMetForLongIsLeftInPeace() throws Exception {
    meet(3);
    Instant third = clock.instant();
    clock.set(third.plus(Duration.ofDays(56)).minusSeconds(1));
    assertThat(mayasPage()).contains("the right pair?");
    clock.set(third.plus(Duration.ofDays(56)));
    assertThat(mayasPage()).doesNotContain("the right pair?");
    assertThat(anasPage()).doesNotContain("the right pair?");
  }

  @Test
  void theTherapistReadsNothingOfWhatTheClientAnsweredNorHasAKeyToIt() throws Exception {
    meet(3);
    reviews.postpone(pair.client(), pair.course());
    answer(FitAnswer.NOT_RIGHT, FitAnswerDestination.ONESELF);
    assertThat(reviews.of(pair.client(), pair.course()).review().line()).isEqualTo(LINE);
    assertThat(asking.count(pair.client(), "fit_review")).isOne();
    UUID space = spaces.of(pair.client()).value();
    assertThat(asking.count(pair.client(), "words_key where owner_id = '" + space + "'")).isOne();
    for (Viewer other : Set.of(pair.therapist(), pair.therapist().asOneself(), mo, mo.asOneself(), new Viewer.Job(mo.practice()),
        new Viewer.Job(mo.practice(), pair.course()), new Viewer.Visitor())) {
      assertThat(asking.count(other, "fit_review")).as(other.toString()).isZero();
      assertThat(asking.count(other, "words_key where owner_id = '" + space + "'")).as("a key for " + other).isZero();
    }
    assertThat(asking.count(pair.therapist(), "words_key where owner_id = '" + pair.client().person() + "'"))
        .as("what is under the person's own key is what a therapist could open").isOne();
    assertThat(anasPage()).doesNotContain(LINE, "don’t think");
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).isEmpty();
    assertThat(concerns.readReceived(mo)).isEmpty();
  }

  @Test
  void theClientReadsNothingOfWhatTheTherapistAnsweredNorHasAKeyToIt() throws Exception {
    meet(3);
    int mails = mails();
    FitReviewState read = therapists.of(pair.therapist(), pair.course());
    therapists.answer(pair.therapist(), read, FitAnswer.NOT_RIGHT, LINE, FitAnswerDestination.SUPERVISION);
    assertThat(therapists.of(pair.therapist(), pair.course()).review().line()).isEqualTo(LINE);
    assertThat(asking.count(pair.therapist(), "therapist_fit_review")).isOne();
    for (Viewer other : Set.of(pair.client(), mo, mo.asOneself(), new Viewer.Job(mo.practice()), new Viewer.Job(mo.practice(), pair.course()))) {
      assertThat(asking.count(other, "therapist_fit_review")).as(other.toString()).isZero();
      if (!other.equals(mo.asOneself())) {
        assertThat(asking.count(other, "words_key where owner_id = '" + pair.therapist().person() + "'")).as("a key for " + other).isZero();
      }
    }
    assertThat(mayasPage()).doesNotContain(LINE);
    assertThat(get(address(), pair.client().person()).body()).doesNotContain(LINE, "Somebody else might help more");
    assertThat(mails()).as("no email").isEqualTo(mails);
  }

  @Test
  void aTherapistIsRemindedOfWhatTheyWantedToTalkAboutUntilTheyHaveMet() throws Exception {
    meet(3);
    therapists.answer(pair.therapist(), therapists.of(pair.therapist(), pair.course()), FitAnswer.UNSURE, "", FitAnswerDestination.CONVERSATION);
    assertThat(anasPage()).contains("You wanted to talk about the two of you").doesNotContain("the right pair?");
    assertThat(mayasPage()).doesNotContain("wanted to talk");
    meet(1);
    assertThat(anasPage()).doesNotContain("You wanted to talk about the two of you");
  }

  @Test
  void whatGoesToTheTherapistIsACopyThatTheClientCanTakeBack() throws Exception {
    meet(3);
    assertThat(send("unsure", "therapist", "").statusCode()).isEqualTo(303);
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).extracting(AgendaItem::words)
        .containsExactly("About Ana and me: I’m not sure yet whether we’re the right pair.\n" + LINE);
    UUID given = agenda.of(pair.client(), pair.course(), pair.client().person()).getFirst().id();
    agenda.setShared(pair.client(), given, false);
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).isEmpty();
    assertThat(concerns.readReceived(mo)).isEmpty();
  }

  @Test
  void whatGoesToThePracticeIsReadByThePersonItNamesAndByNobodyElse() throws Exception {
    meet(3);
    assertThat(send("not-right", "practice", mo.person().toString()).statusCode()).isEqualTo(303);
    assertThat(concerns.readReceived(mo)).extracting(Concern::words, Concern::wantsChange)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("About Ana and me: I don’t think we’re the right pair.\n" + LINE, false));
    assertThat(concerns.readReceived(pair.therapist())).isEmpty();
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).isEmpty();
  }

  @Test
  void wordsReachThePersonWhoWasNamedOrNobody() throws Exception {
    meet(3);
    assertThat(send("not-right", "practice", pair.therapist().person().toString()).statusCode()).isEqualTo(422);
    assertThat(concerns.readReceived(mo)).isEmpty();
    Practice is = practices.find(mo, mo.practice()).orElseThrow();
    practices.change(mo, is.withConcernRecipients(pair.therapist().person(), null));
    assertThat(get(address(), pair.client().person()).body()).as("the therapist is never the one to turn to").doesNotContain("at the practice");
    assertThat(send("not-right", "practice", pair.therapist().person().toString()).statusCode()).isEqualTo(422);
    assertThat(post(address() + "/going-on", pair.client().person(), Map.of("to", pair.therapist().person().toString())).statusCode()).isEqualTo(404);
    assertThat(concerns.readReceived(pair.therapist())).isEmpty();
  }

  @Test
  void helpMeSayItGivesOneSentenceAndSendsNothingUntilItIsKept() throws Exception {
    meet(3);
    assertThat(send("unsure", "sentence", "").headers().firstValue("Location").orElseThrow()).endsWith(address() + "/words");
    assertThat(get(address() + "/words", pair.client().person()).body()).contains("Could we talk about that for a few minutes?");
    assertThat(agenda.of(pair.client(), pair.course(), pair.client().person())).isEmpty();
    post(address() + "/words", pair.client().person(), Map.of("key", UUID.randomUUID().toString(), "wish", "Could we go slower?"));
    assertThat(agenda.of(pair.client(), pair.course(), pair.client().person())).extracting(AgendaItem::words).containsExactly("Could we go slower?");
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).as("kept, and not shared").isEmpty();
    post(address() + "/words", pair.client().person(), Map.of("key", UUID.randomUUID().toString(), "wish", "Slower?", "shared", "true"));
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).extracting(AgendaItem::words).containsExactly("Slower?");
    assertThat(post(address() + "/words", pair.client().person(), Map.of("wish", " ")).statusCode()).isEqualTo(422);
  }

  @Test
  void sentTwiceItCountsOnceAndAnOlderPageIsTold() {
    meet(3);
    FitReviewState read = reviews.of(pair.client(), pair.course());
    var form = UUID.randomUUID();
    reviews.answer(pair.client(), form, read, FitAnswer.UNSURE, LINE, FitAnswerDestination.THERAPIST, "unsure");
    reviews.answer(pair.client(), form, read, FitAnswer.UNSURE, LINE, FitAnswerDestination.THERAPIST, "unsure");
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).hasSize(1);
    assertThatThrownBy(() -> reviews.answer(pair.client(), UUID.randomUUID(), read, FitAnswer.RIGHT, "", FitAnswerDestination.THERAPIST, "right"))
        .isInstanceOf(Conflict.class);
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).hasSize(1);
    assertThat(reviews.of(pair.client(), pair.course()).review().given()).isEqualTo(FitAnswer.UNSURE);
  }

  @Test
  void whoWantsSomeoneElseAsksThePracticeAndSaysWhatToKeepAndNothingChangesYet() throws Exception {
    String page = get(address() + "/going-on", pair.client().person()).body();
    assertThat(page).as("from the first day").contains("Someone else is fine", "nobody’s fault", "Send it to Mo").doesNotContain("checked=");
    Map<String, String> form = Map.of("key", UUID.randomUUID().toString(), "to", mo.person().toString(), "keep", "card", "line", "Evenings, please.");
    post(address() + "/going-on", pair.client().person(), form);
    post(address() + "/going-on", pair.client().person(), form);
    assertThat(concerns.readReceived(mo)).singleElement().satisfies(concern -> {
      assertThat(concern.wantsChange()).isTrue();
      assertThat(concern.words()).isEqualTo("I’d like to go on with someone else. Please help me find someone.\n"
          + "The next person may see, once I’ve said yes:\n– My card: “when I go quiet, please …”\n\nEvenings, please.");
    });
    assertThat(asking.count(pair.client(), "access where \"right\" = 'card'")).as("nothing is passed on yet").isZero();
    assertThat(anasPage()).doesNotContain("someone else", "Evenings");
  }

  @Test
  void whatAClientWantsToKeepIsMarkedWhereTheyDecideAndPassedOnOnlyWhereTheyTickIt() throws Exception {
    post(address() + "/going-on", pair.client().person(), Map.of("key", UUID.randomUUID().toString(), "to", mo.person().toString(),
        "keep", "card"));
    people.grantRole(pair.therapist(), mo.practice(), mo.person(), Role.THERAPIST);
    // a client without a sign-in is not asked
    database.asOwner().sql("update person set sign_in_name = 'maya' where id = :maya").param("maya", pair.client().person().value()).update();
    var handover = new HandoverId(UUID.randomUUID());
    handovers.propose(pair.therapist(), handover, pair.course(), mo.person());
    String page = get("/course/handovers/" + handover, pair.client().person()).body();
    assertThat(page).containsOnlyOnce("You wanted to keep this when you asked.").doesNotContain("checked=");
    assertThat(page.substring(page.indexOf("value=\"card\""))).contains("You wanted to keep this when you asked.");
    assertThat(asking.count(pair.therapist(), "fit_review")).isZero();
    post("/course/handovers/" + handover + "/acceptance", pair.client().person(), Map.of("version", "1"));
    assertThat(asking.count(pair.client(), "access where \"right\" = 'card'")).as("not ticked again").isZero();
  }

  @Test
  void whereSomebodyIsToBeFoundWhoWantsSomeoneElseIsLedBackThere() throws Exception {
    assertThat(get(address() + "/going-on", pair.client().person()).body()).doesNotContain("/find\"");
    profiles.write(pair.therapist(), UUID.randomUUID(), 0, TestProfiles.content("Ana Costa"));
    profiles.submit(pair.therapist(), 1);
    String page = get(address() + "/going-on", pair.client().person()).body();
    assertThat(page).contains("action=\"/find\"", "name=\"prefer.lead\" value=\"me\"", "name=\"prefer.challenge\" value=\"support\"");
    assertThat(post("/find", pair.client().person(), Map.of("prefer.lead", "me", "prefer.challenge", "")).body()).contains("Ana Costa");
  }

  @Test
  void aPracticeChoosesWhenAndAManagerAlone() throws Exception {
    meet(2);
    for (int wrong : new int[] {1, 13, -3}) {
      assertThatThrownBy(() -> settings.change(mo, wrong)).as("%d", wrong).isInstanceOf(InvalidInput.class);
    }
    settings.change(mo, 12);
    assertThat(settings.sessionsBefore(pair.client(), mo.practice())).isEqualTo(12);
    settings.change(mo, 2);
    assertThat(mayasPage()).contains("the right pair?");
    var therapistAlone = new Viewer.Member(pair.therapist().person(), mo.practice(), Set.of(Role.THERAPIST));
    assertThatThrownBy(() -> settings.change(therapistAlone, 4)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> asking.change(therapistAlone, "insert into fit_review_setting values ('" + mo.practice() + "', 4)"))
        .isInstanceOf(org.springframework.dao.DataAccessException.class);
    assertThat(post("/practice/pair", mo.person(), Map.of("sessions", "none")).statusCode()).isEqualTo(422);
    assertThat(settings.sessionsBefore(pair.client(), mo.practice())).isEqualTo(2);
  }

  @Test
  void aCourseThatHasEndedAsksNothingAndTheAnswerStaysReadable() throws Exception {
    meet(3);
    answer(FitAnswer.UNSURE, FitAnswerDestination.ONESELF);
    SessionId last = pairs.meetAt(pair, clock.instant().plus(Duration.ofDays(7)));
    endings.propose(pair.therapist(), pair.course(), last);
    endings.agree(pair.client(), pair.course(), endings.find(pair.client(), pair.course()).orElseThrow().version());
    database.asOwner().sql("update course set state = 'ended', ended_on = current_date").update();
    assertThat(get(address(), pair.client().person()).body()).contains(LINE).doesNotContain("Keep my answer", "like someone else");
    assertThat(send("right", "oneself", "").statusCode()).isEqualTo(404);
    assertThat(get(address() + "/going-on", pair.client().person()).statusCode()).isEqualTo(404);
  }

  @Test
  void toLookAtThePageOpensNoSpace() throws Exception {
    meet(3);
    mayasPage();
    get(address(), pair.client().person());
    assertThat(database.asOwner().sql("select count(*) from space").query(Integer.class).single()).isZero();
  }

  @Test
  void whoErasesTheirSpaceErasesTheirAnswerWithIt() {
    meet(3);
    answer(FitAnswer.UNSURE, FitAnswerDestination.ONESELF);
    assertThat(spaces.entries(pair.client())).anyMatch(entry -> entry.contains("clock"));
    spaces.erase(pair.client());
    assertThat(database.asOwner().sql("select count(*) from fit_review").query(Integer.class).single()).isZero();
  }

  @Test
  void whoOnlyUsesTheLinkIsAskedBehindItAfterTheThirdSessionAndTheFourthWhateverWasAnswered() throws Exception {
    for (int number = 1; number <= 5; number++) {
      LinkOfSession link = meetAndCheckInByLink();
      boolean asked = number == 3 || number == 4;
      assertThat(link.thanks().contains("You and Ana: the right pair?")).as("session %d", number).isEqualTo(asked);
      assertThat(link.get("/question").statusCode()).as("session %d", number).isEqualTo(asked ? 200 : 404);
      if (number == 3) {
        reviews.postpone(pair.client(), pair.course());
        assertThat(link.thanks()).contains("You and Ana: the right pair?");
        answer(FitAnswer.RIGHT, FitAnswerDestination.ONESELF);
        assertThat(link.thanks()).contains("You and Ana: the right pair?");
      }
    }
  }

  @Test
  void whatIsAnsweredByALinkIsInTheClientsSpaceAndNoLinkShowsItOrThatItIsThere() throws Exception {
    meet(2);
    LinkOfSession link = meetAndCheckInByLink();
    String before = link.shows("/question");
    HttpResponse<String> sent = link.send("unsure", "therapist");
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(reviews.of(pair.client(), pair.course()).review().line()).isEqualTo(LINE);
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).extracting(AgendaItem::words)
        .containsExactly("About Ana and me: I’m not sure yet whether we’re the right pair.\n" + LINE);
    assertThat(link.shows("/question")).isEqualTo(before);
    assertThat(asking.count(link.holder(), "fit_review")).isZero();

    assertThat(withoutKeys(link.send("not-right", "therapist"))).isEqualTo(withoutKeys(sent));
    assertThat(reviews.of(pair.client(), pair.course()).review().given()).as("the first answer stays").isEqualTo(FitAnswer.UNSURE);
    assertThat(agenda.of(pair.therapist(), pair.course(), pair.client().person())).as("and nothing more is sent").hasSize(1);
  }

  @Test
  void byALinkWordsReachThePersonWhoWasNamedTooAndASentenceIsSentToNobody() throws Exception {
    meet(2);
    LinkOfSession link = meetAndCheckInByLink();
    assertThat(link.post("/question", Map.of("answer", "not-right", "destination", "practice", "to", pair.therapist().person().toString()))
        .statusCode()).isEqualTo(422);
    assertThat(link.post("/question", Map.of("destination", "oneself")).body()).contains("Choose an answer");
    assertThat(link.send("not-right", "sentence").body()).contains("I’d like to talk about who could be.");
    assertThat(concerns.readReceived(mo)).isEmpty();
    assertThat(agenda.of(pair.client(), pair.course(), pair.client().person())).isEmpty();
  }

  @Test
  void theQuestionIsFineToLookAtByDayAndByNightAndWithLettersTwiceAsLarge() throws Exception {
    meet(2);
    LinkOfSession link = meetAndCheckInByLink();
    try (PhoneBrowser mayas = PhoneBrowser.of(pair.client(), chromium, signIns, port, ColorScheme.LIGHT);
         PhoneBrowser anas = PhoneBrowser.of(pair.therapist().asOneself(), chromium, signIns, port, ColorScheme.LIGHT)) {
      mayas.page.context().addCookies(List.of(new Cookie("link", link.cookie().substring(5)).setUrl("http://localhost:" + port)));
      for (String path : List.of(address(), address() + "/going-on", "/check-in/" + link.holder().link(),
          "/check-in/" + link.holder().link() + "/question")) {
        mayas.open(path);
        looksFine(mayas, path.replaceAll("[0-9a-f-]{36}", "x").replace('/', '-'));
      }
      anas.open("/courses/" + pair.course() + "/pair");
      looksFine(anas, "therapist");
    }
  }

  private static void looksFine(PhoneBrowser phone, String name) {
    phone.isFineToLookAtInBothSchemes("fitreview", name);
    phone.page.evaluate("document.documentElement.style.fontSize = '200%'");
    phone.isFineToLookAt("fitreview", name + "-large");
  }

  /** A phone that holds the link of a session's check-in, and no sign-in. */
  private record LinkOfSession(Viewer.LinkHolder holder, String cookie, int port) {
    HttpResponse<String> get(String below) throws Exception {
      return new TestHttpClient(port).get("/check-in/" + holder.link() + below, cookie);
    }

    HttpResponse<String> post(String below, Map<String, String> form) throws Exception {
      return new TestHttpClient(port).post("/check-in/" + holder.link() + below, cookie, form);
    }

    HttpResponse<String> send(String answer, String destination) throws Exception {
      return post("/question", Map.of("key", UUID.randomUUID().toString(), "answer", answer, "line", LINE, "destination", destination));
    }

    String shows(String below) throws Exception {
      return withoutKeys(get(below));
    }

    String thanks() throws Exception {
      return get("").body();
    }
  }

  private static String withoutKeys(HttpResponse<String> page) {
    return page.body().replaceAll("<input type=\"hidden\"[^>]*>", "");
  }

  private LinkOfSession meetAndCheckInByLink() {
    SessionId session = pairs.meet(pair);
    jobs.run();
    AccessLinkId link = checkInLinks.of(new Viewer.Job(mo.practice(), pair.course()), session).orElseThrow();
    pairs.checkInByLink(pair, session, new Ratings(5, 5, 5, 5, 5));
    return new LinkOfSession(new Viewer.LinkHolder(link, pair.client().person(), mo.practice(), pair.course(),
        new Viewer.LinkedSession(session.value())), "link=" + links.issueSecret(pair.client(), link).text(), port);
  }

  private int mails() {
    return database.asOwner().sql("select count(*) from mail").query(Integer.class).single();
  }

  private void meet(int times) {
    for (int i = 0; i < times; i++) {
      pairs.checkIn(pair, pairs.meet(pair), new Ratings(5, 5, 5, 5, 5));
    }
  }

  private void answer(FitAnswer answer, FitAnswerDestination destination) {
    reviews.answer(pair.client(), UUID.randomUUID(), reviews.of(pair.client(), pair.course()), answer, LINE, destination, "the message");
  }

  private HttpResponse<String> send(String answer, String destination, String to) throws Exception {
    return post(address(), pair.client().person(), Map.of("key", UUID.randomUUID().toString(), "version", "0", "answer", answer, "line", LINE,
        "destination", destination, "to", to));
  }

  private String mayasPage() throws Exception {
    return get("/course", pair.client().person()).body();
  }

  private String anasPage() throws Exception {
    return get("/courses/" + pair.course(), pair.therapist().person()).body();
  }

  private String address() {
    return "/pages/8/" + pair.course();
  }

  private HttpResponse<String> get(String path, PersonId person) throws Exception {
    return new TestHttpClient(port).get(path, "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text());
  }

  private HttpResponse<String> post(String path, PersonId person, Map<String, String> form) throws Exception {
    return new TestHttpClient(port).post(path, "sign_in=" + signIns.begin(new Viewer.Oneself(person)).text(), form);
  }
}
