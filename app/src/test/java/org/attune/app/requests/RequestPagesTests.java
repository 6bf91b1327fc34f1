package org.attune.app.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.Chromium;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.attune.app.space.PhoneBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A stranger's phone, Clara's, and that of somebody who means no good. */
class RequestPagesTests extends FirstTalkTestBase {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired SignIns signIns;
  @Value("${local.server.port}") int port;

  @Test
  void withoutScriptsSomebodyFindsClaraWritesOneSentenceAndSaysHowTheirFirstSessionWas() throws Exception {
    try (PhoneBrowser hers = PhoneBrowser.ofAStranger(chromium, port, ColorScheme.LIGHT, false);
         PhoneBrowser claras = PhoneBrowser.withoutScripts(clara.asOneself(), chromium, signIns, port)) {
      walk(hers, claras, false);
    }
  }

  @Test
  void withScriptsItIsTheSameAndFineToLookAt() throws Exception {
    try (PhoneBrowser hers = PhoneBrowser.ofAStranger(chromium, port, ColorScheme.LIGHT, true);
         PhoneBrowser claras = PhoneBrowser.of(clara.asOneself(), chromium, signIns, port, ColorScheme.LIGHT)) {
      walk(hers, claras, true);
    }
  }

  private void walk(PhoneBrowser hers, PhoneBrowser claras, boolean looks) throws Exception {
    find(hers, looks);
    ask(hers, looks);
    answer(claras, looks);
    book(hers, looks);
    begin(hers, claras, looks);
    goOn(hers, looks);
    checkIn(hers, looks);
  }

  private void find(PhoneBrowser hers, boolean looks) {
    Page page = hers.open("/find");
    page.getByText("Challenge or support").click();
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("support")).check(new Locator.CheckOptions().setForce(true));
    press(page, "Show who fits");
    look(hers, "find", looks);
    press(page, profileOf(clara).content().name());
    look(hers, "profile", looks);
    press(page, "Ask for a first talk");
    assertThat(page.url()).endsWith(path() + "/preferences");
  }

  private void ask(PhoneBrowser hers, boolean looks) throws Exception {
    Page page = hers.page;
    look(hers, "form", looks);
    assertThat(hers.cookies()).isEmpty();
    page.getByLabel("What brings you here?").fill("I had my daughter in June and I can’t tell anyone.");
    page.getByLabel("What would you like to be called?").fill("Maya");
    page.getByLabel("Your email address").fill("not an address");
    time.advance(Duration.ofSeconds(10));
    press(page, "Send");
    assertThat(hers.says()).contains("This doesn’t look like an email address", "18 or older");
    assertThat(page.getByLabel("What brings you here?").inputValue()).isEqualTo("I had my daughter in June and I can’t tell anyone.");
    look(hers, "form-wrong", looks);
    page.getByLabel("Your email address").fill(anAddress());
    page.getByLabel("I’m 18 or older").check();
    assertThat(page.locator("input[name='prefer.challenge']:checked").getAttribute("value")).as("from the search").isEqualTo("support");
    page.getByLabel("may keep these wishes").check();
    press(page, "Send");
    page.getByText("Look in your email").first().waitFor();
    look(hers, "sent", looks);
    assertThat(hers.cookies()).as("a visitor").isEmpty();
    jobs.run();
    assertThat(received.all(clara)).noneMatch(is -> !is.state().isOver() && is.state() != RequestState.BOOKED);

    hers.open(pathIn());
    assertThat(page.url()).matches(".*/appointment/[0-9a-f-]{36}");
    look(hers, "unconfirmed", looks);
    page.locator("form[action$=confirmation] button").click();
    page.getByText("You asked").waitFor();
    look(hers, "asked", looks);
  }

  private void answer(PhoneBrowser claras, boolean looks) {
    Page desk = claras.open("/requests");
    look(claras, "list", looks);
    desk.getByText("Someone wrote today").first().click();
    assertThat(claras.says()).doesNotContain("daughter", "Maya");
    press(desk, "Read what they wrote");
    desk.getByText("I had my daughter").waitFor();
    assertThat(claras.says()).contains("You see their name, address and fee once you’ve answered.", "Challenge or supportsupport")
        .doesNotContain("Maya", "home.example");
    press(desk, "Send the answer");
    desk.getByText("Write a sentence to them first.").first().waitFor();
    look(claras, "received-wrong", looks);
    desk.getByLabel("Your answer").fill("Thank you for writing. Here are two times.");
    LocalDate day = time.instant().atZone(TestPractice.ZONE).toLocalDate();
    desk.getByLabel("Day 1").fill(day.toString());
    desk.getByLabel("Time 1").fill("17:00");
    desk.getByLabel("Day 2").fill(day.plusDays(2).toString());
    desk.getByLabel("Time 2").fill("17:30");
    press(desk, "Send the answer");
    desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Who they are")).waitFor();
    assertThat(claras.says()).contains("Maya", "home.example");
    look(claras, "received", looks);
    fitsWithLargeLetters(desk);
    jobs.run();
  }

  private void book(PhoneBrowser hers, boolean looks) {
    claraHasTime();
    Page page = hers.open(pathIn());
    assertThat(hers.says()).contains("can see you this week", "Thank you for writing. Here are two times.").doesNotContain("Maya");
    look(hers, "offered", looks);
    press(page, "Book this time");
    page.getByText("Choose one of the times.").first().waitFor();
    page.locator("input[name=time]").first().check(new Locator.CheckOptions().setForce(true));
    press(page, "Book this time");
    page.getByText("Add to my calendar").waitFor();
    assertThat(hers.says()).contains("Thursday", "17:00", "says “Appointment”, no more");
    look(hers, "booked", looks);
    page.getByText("Change the time").click();
    page.getByText("Take this time instead").waitFor();
    look(hers, "change", looks);
    fitsWithLargeLetters(page);
  }

  /** On the day of the first talk it becomes a course, and the client comes with the code that was said in the room. */
  private void begin(PhoneBrowser hers, PhoneBrowser claras, boolean looks) throws Exception {
    Page desk = claras.page;
    desk.reload();
    assertThat(claras.says()).as("the booked time alone").contains("17:00").doesNotContain("17:30");
    press(desk, "Invite them");
    desk.getByText("Maya has been invited").waitFor();
    Matcher code = Pattern.compile("\\b\\d{6}\\b").matcher(claras.says());
    assertThat(code.find()).isTrue();
    look(claras, "begun", looks);
    Page page = hers.page;
    page.reload();
    assertThat(hers.says()).contains("go on together").doesNotContain("daughter");
    look(hers, "course", looks);

    jobs.run();
    hers.open(pathIn());
    page.getByLabel("The code").fill(code.group());
    page.getByLabel("I am 18 or older").check();
    press(page, "Go on");
    page.getByLabel("Your name", new Page.GetByLabelOptions().setExact(true)).fill("Maya Lindqvist");
    page.getByLabel("By email").check();
    page.getByLabel("Sign-in name").fill("maya-" + UUID.randomUUID().toString().substring(0, 8));
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(TestPractice.PASSWORD);
    look(hers, "invitation", looks);
    press(page, "That’s me: let’s begin");
    page.waitForLoadState();
    jobs.run();
    hers.open(pathIn());
    press(page, "Yes, it’s my address");
    page.getByText("Your address is confirmed.").waitFor();
  }

  /** What she let come along leads back into the search, when it turns out not to be the right pair. */
  private void goOn(PhoneBrowser hers, boolean looks) {
    UUID course = database.asOwner().sql("select c.id from course c join person p on p.id = c.client_id where p.sign_in_name like 'maya-%'")
        .query(UUID.class).single();
    Page page = hers.open("/pages/8/" + course + "/going-on");
    assertThat(hers.says()).contains("This is what you chose before your first talk.");
    look(hers, "going-on", looks);
    press(page, "Find someone to talk to");
    assertThat(page.url()).endsWith("/find");
    assertThat(page.locator("input[name='prefer.challenge']:checked").getAttribute("value")).isEqualTo("support");
  }

  /** After the first session a mail asks how it was, and its link is enough. */
  private void checkIn(PhoneBrowser hers, boolean looks) throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
    time.advance(Duration.ofHours(6));
    jobs.run();
    Page page = hers.open(pathIn());
    look(hers, "check-in", looks);
    for (Locator six : page.locator("input[type=radio][value='6']").all()) {
      six.check(new Locator.CheckOptions().setForce(true));
    }
    press(page, "Send my answers");
    page.getByText("has your answers").waitFor();
    look(hers, "check-in-sent", looks);
  }

  @Test
  void whatIsTooLongFilledInByAProgramOrTooQuickIsAskedAgainAndNothingTypedIsLost() throws Exception {
    var caller = new TestHttpClient(port);
    String shown = shown(caller.get(path(), "").body());
    var form = new LinkedHashMap<>(Map.of("key", UUID.randomUUID().toString(), "words", "x".repeat(20_000), "name", "Maya", "address",
        anAddress(), "adult", "true", "shown", shown));
    HttpResponse<String> answer = caller.post(path(), "", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("x".repeat(20_000));
    form.put("words", "I’ve never told anyone.");
    assertThat(caller.post(path(), "", form).body()).as("within a second").contains("That was very quick", "I’ve never told anyone.");
    time.advance(Duration.ofSeconds(5));
    form.put("website", "https://spam.example");
    assertThat(caller.post(path(), "", form).body()).contains("people don’t see", "https://spam.example");
    form.put("website", "");
    form.put("shown", "1." + shown.substring(shown.indexOf('.') + 1));
    answer = caller.post(path(), "", form);
    assertThat(answer.body()).as("a forged time").contains("That was very quick");
    form.put("shown", shown(answer.body()));
    time.advance(Duration.ofSeconds(5));
    answer = caller.post(path(), "", form);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whatWouldNotFitIsSaidBeforeAnybodyReadsIt() throws Exception {
    var caller = new TestHttpClient(port);
    String shown = shown(caller.get(path(), "").body());
    time.advance(Duration.ofSeconds(5));
    var practical = profileOf(clara).content().practicalities();
    int lowest = practical.fee().reduced() == null ? practical.fee().regular() : practical.fee().reduced();
    var form = new LinkedHashMap<>(Map.of("words", "Hello.", "name", "Maya", "address", anAddress(), "adult", "true", "shown", shown,
        "feeWish", String.valueOf(lowest - 1), "insurance", "another"));
    assertThat(caller.post(path(), "", form).body()).contains("asks for " + lowest, "can’t be paid by that insurer");
    form.put("feeWish", String.valueOf(lowest));
    form.put("insurance", "");
    form.remove("adult");
    assertThat(caller.post(path(), "", form).body()).contains("for people who are 18 or older").doesNotContain("asks for");
    assertThat(database.asOwner().sql("select count(*) from first_talk_request where practice_id = :id")
        .param("id", practice.practice().value()).query(Integer.class).single()).isZero();
  }

  @Test
  void threeRequestsADayGoToOneAddress() throws Exception {
    var caller = new TestHttpClient(port);
    String shown = shown(caller.get(path(), "").body());
    time.advance(Duration.ofSeconds(5));
    String address = anAddress();
    for (int i = 0; i < 4; i++) {
      String body = caller.post(path(), "", Map.of("key", UUID.randomUUID().toString(), "words", "Hello.", "name", "Maya", "address", address,
          "adult", "true", "shown", shown)).body();
      assertThat(body).contains(i < 3 ? "Look in your email" : "A lot was sent from here");
    }
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(3);
  }

  @Test
  void lookingSpendsNothingAndALinkThatRanOutOrIsForwardedShowsNothingMore() throws Exception {
    unconfirmed(anAddress());
    var caller = new TestHttpClient(port);
    String path = pathIn();
    HttpResponse<String> opened = caller.get(path, "");
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    String page = opened.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]*", "");
    for (String looked : List.of(path, page, page + "/confirmation", page + "/withdrawal", page + "/booking")) {
      assertThat(caller.get(looked, cookie).statusCode()).as(looked).isIn(200, 303, 405);
    }
    assertThat(received.all(clara)).isEmpty();
    assertThat(caller.get(page, cookie).body()).doesNotContain("Maya", "home.example");
    for (String otherwise : List.of("", "link=" + "x".repeat(43))) {
      assertThat(caller.get(page, otherwise).statusCode()).isEqualTo(404);
      assertThat(caller.post(page + "/confirmation", otherwise, Map.of()).statusCode()).isEqualTo(404);
    }
    time.advance(Duration.ofDays(61));
    assertThat(caller.get(page, cookie).statusCode()).isEqualTo(404);
    assertThat(caller.post(page + "/confirmation", cookie, Map.of()).statusCode()).isEqualTo(404);
    assertThat(received.all(clara)).isEmpty();
  }

  @Test
  void theCalendarEntrySaysAppointmentAndNoMore() throws Exception {
    booked();
    var caller = new TestHttpClient(port);
    HttpResponse<String> opened = caller.get(pathIn(), "");
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    String page = opened.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]*", "");
    String file = caller.get(page + "/appointment.ics", cookie).body();
    assertThat(file).contains("SUMMARY:Appointment", "BEGIN:VEVENT").doesNotContain("Clara", "Maya", "talk", "LOCATION", "DESCRIPTION");
  }

  @Test
  void theTimeIsChangedOnThePageAndWhatIsNoTimeIsSaidThere() throws Exception {
    claraHasTime();
    Viewer.Enquirer maya = booked();
    var caller = new TestHttpClient(port);
    HttpResponse<String> opened = caller.get(pathIn(), "");
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    String page = opened.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]*", "");
    OfferedTimeInput other = requests.otherTimes(maya).getFirst();
    assertThat(caller.get(page, cookie).body()).contains(" has free", other.code());
    for (String forged : List.of("", "now", other.code().replace("/30/", "/90/"))) {
      HttpResponse<String> answer = caller.post(page + "/time", cookie, Map.of("time", forged));
      assertThat(answer.statusCode()).as(forged).isEqualTo(422);
      assertThat(answer.body()).containsAnyOf("Choose one of the times.", "This time is no longer free.").contains("<details class=\"fold\" open>");
    }
    assertThat(caller.post(page + "/time", cookie, Map.of("time", other.code())).statusCode()).isEqualTo(303);
    assertThat(caller.get(page, cookie).body()).contains("Moved to another time");
  }

  @Test
  void aSessionPlannedOverAFirstTalkIsPointedOutToItsTherapist() throws Exception {
    Viewer.Enquirer maya = booked();
    var caller = new TestHttpClient(port);
    String cookie = "sign_in=" + TestPractice.signIn(application, clara.person()).text();
    List<String> pages = List.of("/requests", "/requests/" + id(maya), "/openings");
    for (String page : pages) {
      assertThat(caller.get(page, cookie).body()).as(page).doesNotContain("you have a session then", "You have a session then", "planned a session");
    }
    application.getBean(Sessions.class).plan(clara, SessionId.random(), practice.course(),
        requests.appointment(maya).slot().start(), Duration.ofMinutes(50));
    for (String page : pages) {
      assertThat(caller.get(page, cookie).body()).as(page).containsAnyOf("you have a session then", "You have a session then", "planned a session");
    }
  }

  @Test
  void whereAnAnswerIsLateAPauseIsSuggestedAndThenNobodyNewCanAsk() throws Exception {
    asked();
    var caller = new TestHttpClient(port);
    String cookie = "sign_in=" + TestPractice.signIn(application, clara.person()).text();
    assertThat(caller.get("/requests", cookie).body()).doesNotContain("Take a pause");
    time.advance(Duration.ofDays(5));
    jobs.run();
    cookie = "sign_in=" + TestPractice.signIn(application, clara.person()).text();
    assertThat(caller.get("/requests", cookie).body()).contains("Take a pause");
    assertThat(caller.post("/requests/pause", cookie, Map.of()).statusCode()).isEqualTo(303);
    assertThat(caller.get("/requests", cookie).body()).doesNotContain("Take a pause");
    assertThat(caller.get(path(), "").body()).contains("has no place for someone new just now");
  }

  @Test
  void timesByTheirOwnHoursAreTickedAndOthersAreTypedBesides() throws Exception {
    claraHasTime();
    Viewer.Enquirer maya = read();
    var caller = new TestHttpClient(port);
    String cookie = "sign_in=" + TestPractice.signIn(application, clara.person()).text();
    String path = "/requests/" + id(maya);
    OfferedTimeInput free = received.freeTimes(clara).getFirst();
    assertThat(caller.get(path, cookie).body()).contains("Free by your own hours", "value=\"" + free.code() + "\">");
    Map<String, String> form = Map.of("line", "Hello.", "minutes", "30", "slot", free.code(), "day1", "2020-01-01", "time1", "17:00");
    HttpResponse<String> over = caller.post(path + "/times", cookie, form);
    assertThat(over.statusCode()).isEqualTo(422);
    assertThat(over.body()).as("still ticked").contains("value=\"" + free.code() + "\" checked");
    LocalDate day = free.start().atZone(TestPractice.ZONE).toLocalDate();
    var typed = new LinkedHashMap<>(form);
    typed.put("day1", day.plusDays(2).toString());
    assertThat(caller.post(path + "/times", cookie, typed).statusCode()).isEqualTo(303);
    assertThat(requests.status(maya).standing().times()).extracting(OfferedTime::start)
        .containsExactly(free.start(), day.plusDays(2).atTime(17, 0).atZone(TestPractice.ZONE).toInstant());
  }

  private String path() {
    return "/find/" + profileOf(clara).slug() + "/first-talk";
  }

  private String pathIn() {
    Matcher link = Pattern.compile("http://localhost:\\d+(/l/[\\w-]+)").matcher(text(latest()));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String shown(String page) {
    Matcher shown = Pattern.compile("name=\"shown\" value=\"([^\"]+)\"").matcher(page);
    assertThat(shown.find()).isTrue();
    return shown.group(1);
  }

  private static void look(PhoneBrowser phone, String name, boolean looks) {
    if (looks) {
      phone.isFineToLookAtInBothSchemes("requests", name);
    }
  }

  /** With letters of 200 %, and all that folds open. */
  private static void fitsWithLargeLetters(Page page) {
    page.evaluate("document.documentElement.style.fontSize = '200%'; document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    page.evaluate("document.documentElement.style.fontSize = ''");
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).first().click();
  }
}
