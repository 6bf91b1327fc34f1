package org.attune.app.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.app.directory.SampleProfiles.named;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.directory.FitScore;
import org.attune.app.directory.Location;
import org.attune.app.directory.Capacity;
import org.attune.app.directory.PublishedProfiles;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.identity.PracticeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** The page that finds people, as a visitor meets it. */
@AttuneTest
class FindPageTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final Pattern NAME = Pattern.compile("<h3><(?:a|button) [^>]*\"/find/[^\"]+\"><bdi>([^<]+)</bdi>");

  @Autowired ApplicationContext application;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private PublishedProfiles profiles;
  private PracticeId practice;

  @BeforeEach
  void nobodyElseIsPublic() {
    profiles = new PublishedProfiles(application);
    profiles.clear();
    clock.set(MovableClock.START);
    practice = TestPractice.named(application, "F" + UUID.randomUUID().toString().substring(0, 8)).therapist().practice();
  }

  private void fiveTherapists() {
    Location online = new Location(true, false, "", false);
    profiles.publish(practice, named("Clara Jansen").saying("Most people who come to me say they’re fine, really. I like the quiet that comes after that.")
        .with("early-parenthood").working(-2, 0, 0, -1));
    profiles.publish(practice, named("Ben Okafor").saying("We’ll go at the speed of the part of you that’s least sure. Newborns and sleep.").asking(50, 30)
        .at(online).working(1, 0, 2, -1).having(new Capacity(1, MovableClock.START.minus(Duration.ofDays(2)))));
    profiles.publish(practice, named("Marguerite Obi").saying("I had three under five once. You may bring the pram.").with("early-parenthood")
        .asking(45, null).working(0, 0, 1, -2));
    profiles.publish(practice, named("Idris Vaughan").saying("I ask plain questions, and I don’t mind silence. Sleep, mostly.").asking(60, null).at(online)
        .working(0, 1, 2, 2).having(new Capacity(1, MovableClock.START.minus(Duration.ofDays(50)))));
    profiles.publish(practice, named("Sunniva Dahl").saying("Whatever it is, it has probably been said in this room before.").asking(40, null).at(online)
        .working(-1, 0, 0, 0).having(new Capacity(0, MovableClock.START.minus(Duration.ofDays(3)))));
  }

  @Test
  void everybodyIsThereInOneBandAndAnotherOrderForEachVisitor() throws Exception {
    IntStream.range(0, 12).forEach(i -> profiles.publish(practice, named("Therapist " + i)));
    HttpResponse<String> page = get("/find");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(names(page)).hasSize(12);
    assertThat(page.body()).contains("These fit about equally", "12 people, in a different order for each visitor.");
    assertThat(Stream.of(names(get("/find")), names(get("/find")), names(get("/find"))).distinct().count()).isGreaterThan(1);
    String seed = seed(page);
    assertThat(names(post("seed", seed))).isEqualTo(names(page));
    assertThat(names(post("seed", seed, "q", ""))).isEqualTo(names(page));
  }

  @Test
  void eachSaysWhyTheyCameUpAndWhatDoesNotFit() throws Exception {
    fiveTherapists();
    // days are those of Berlin, where it is half past midnight
    HttpResponse<String> page = post("q", "new baby, no sleep", "prefer.lead", "me", "prefer.time", "present", "prefer.challenge", "support");
    assertThat(person(page, "Ben Okafor")).contains("Mentions “new baby”", "Mentions “no sleep”", "Stays with the present",
        "More support than challenge", "But: Likes to lead", "£30 to £50 · online", "One place, confirmed on 16 June");
    assertThat(person(page, "Idris Vaughan")).contains("But: Doesn’t mention “new baby”", "Fits: Mentions “no sleep”",
        "But: More challenge than support", "Places not confirmed since 29 April").doesNotContain("One place");
    assertThat(person(page, "Sunniva Dahl")).contains("No place, confirmed on 15 June", "Fits: Lets you lead");
    assertThat(names(page).getFirst()).isEqualTo("Ben Okafor");
    assertThat(page.body()).doesNotContain("<img", "photograph");
  }

  @Test
  void whoMissesOneThingIsListedAfterwardsAndSaysWhich() throws Exception {
    fiveTherapists();
    HttpResponse<String> page = post("only", "place");
    assertThat(names(page)).hasSize(5);
    String close = page.body().substring(page.body().indexOf("Close, with something missing"));
    assertThat(close).contains("Idris Vaughan", "Hasn’t confirmed a place lately", "Sunniva Dahl", "No place just now")
        .doesNotContain("Clara Jansen", "Ben Okafor", "Marguerite Obi");
  }

  @Test
  void whereNobodyFitsAButtonLoosensOneThingAndBringsWhatItSays() throws Exception {
    fiveTherapists();
    HttpResponse<String> none = post("town", "Leeds", "fee", "30 GBP");
    assertThat(none.body()).contains("Nobody fits all of this", "Loosen one thing:", "Anywhere or online, not just Leeds", "1 more",
        "Fee up to £50, not £30");
    assertThat(names(none)).isEmpty();
    assertThat(names(post("town", "Leeds", "fee", "30 GBP", "loosen", "FEE:50 GBP"))).startsWith("Marguerite Obi");
    assertThat(names(post("town", "Leeds", "fee", "30 GBP", "loosen", "WHERE"))).startsWith("Ben Okafor");
    HttpResponse<String> never = post("town", "Nowhere", "language", "fr");
    assertThat(never.body()).contains("No single change is enough:", "Show everybody", "5 more");
    assertThat(names(post("town", "Nowhere", "language", "fr", "loosen", "all"))).hasSize(5);
  }

  @Test
  void whoeverIsTakenOutIsGoneAtTheNextRequestAndNobodyLeftIsSaidSo() throws Exception {
    String slug = profiles.publish(practice, named("Clara Jansen"));
    assertThat(names(get("/find"))).containsExactly("Clara Jansen");
    profiles.unpublish(slug);
    HttpResponse<String> page = get("/find");
    assertThat(names(page)).isEmpty();
    assertThat(page.body()).contains("Nobody has a page here yet");
  }

  @Test
  void whoeverNoLongerWorksHereIsGoneAtTheNextRequest() throws Exception {
    String slug = profiles.publish(practice, named("Clara Jansen"));
    profiles.publish(practice, named("Ben Okafor"));
    assertThat(names(get("/find"))).hasSize(2);
    profiles.leaveThePractice(slug);
    assertThat(names(get("/find"))).containsExactly("Ben Okafor");
    assertThat(get("/find").body()).doesNotContain("Two people");
  }

  @Test
  void moreThanTwentyAreShownWhenAskedFor() throws Exception {
    IntStream.range(0, 25).forEach(i -> profiles.publish(practice, named("Therapist " + i)));
    HttpResponse<String> page = get("/find");
    assertThat(names(page)).hasSize(20);
    assertThat(page.body()).contains("Show more of the other 5");
    HttpResponse<String> more = post("seed", seed(page), "show", "40");
    assertThat(names(more)).hasSize(25).startsWith(names(page).toArray(String[]::new));
    assertThat(gzipped(page.body())).as("bytes of the page as it travels").isLessThan(20_000);
  }

  @Test
  void aSearchLeavesNoTraceButOnThePage() throws Exception {
    fiveTherapists();
    String words = "Xq" + UUID.randomUUID().toString().substring(0, 8) + " and insomina";
    var heard = new CopyOnWriteArrayList<String>();
    var ear = new AppenderBase<ILoggingEvent>() {
      @Override
      protected void append(ILoggingEvent event) {
        heard.add(event.getFormattedMessage());
      }
    };
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("org.attune");
    Level before = ours.getLevel();
    ear.setContext(root.getLoggerContext());
    ear.start();
    root.addAppender(ear);
    ours.setLevel(Level.DEBUG);
    HttpResponse<String> page;
    try {
      page = post("q", words);
      LoggerFactory.getLogger("org.attune.test").info("the ear is open");
    } finally {
      ours.setLevel(before);
      root.detachAppender(ear);
    }
    assertThat(heard).anyMatch(line -> line.contains("the ear is open")).noneMatch(line -> line.contains(words.substring(0, 10)));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("value=\"" + words + "\"");
    assertThat(page.uri().getRawQuery()).isNull();
    assertThat(page.body().replaceAll("(?s).*<title>(.*?)</title>.*", "$1")).isEqualTo("Find someone to talk to");
    assertThat(page.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(get("/find").headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.body()).doesNotContain("_csrf");
  }

  @Test
  void forgedChoicesAreLeftOutAndSaid() throws Exception {
    fiveTherapists();
    for (String[] forged : new String[][] {{"fee", "abc"}, {"fee", "-5 GBP"}, {"fee", "99999999999999999999 GBP"}, {"fee", "60 gbp<script>"},
        {"language", "<b>"}, {"only", "rich"}, {"where", "everywhere"}, {"prefer.lead", "both"}, {"about", "x".repeat(101)},
        {"town", "x".repeat(20_000)}}) {
      HttpResponse<String> page = post(forged);
      assertThat(page.statusCode()).as(forged[0] + " " + forged[1]).isEqualTo(422);
      assertThat(page.body()).contains("One of the choices wasn’t on this page, so we left it out.").doesNotContain("<script>alert", "<b>");
      assertThat(names(page)).hasSize(5);
    }
    for (String[] odd : new String[][] {{"seed", "not a number"}, {"seed", "f".repeat(40)}, {"show", "1000000"}, {"show", "-1"}, {"loosen", "WHERE:"},
        {"loosen", "nothing"}, {"about", "nobody lists this"}, {"town", "<script>alert(1)</script>"}, {"fee", "10 XXX"}, {"nothing", "at all"}}) {
      assertThat(post(odd).statusCode()).as(odd[0] + " " + odd[1]).isEqualTo(200);
    }
    assertThat(post("town", "<script>alert(1)</script>").body()).doesNotContain("<script>alert");
  }

  @ParameterizedTest
  @CsvSource({"300, 200", "301, 422", "20000, 422"})
  void wordsHaveRoomForThreeHundredCharactersAndStayWhereTheyWereTyped(int length, int status) throws Exception {
    fiveTherapists();
    String words = "é".repeat(length);
    HttpResponse<String> page = post("q", words);
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(names(page)).hasSize(5);
    assertThat(HtmlUtils.htmlUnescape(page.body())).contains(words);
    assertThat(page.body().contains("There’s room for 300 characters, and this has")).isEqualTo(status == 422);
  }

  @Test
  void thePageOfHowItWorksReckonsAsTheCodeDoes() throws Exception {
    assertThat(FitScore.thousandths(2, 12, new TherapyStyle(-1, 0, 1, -1), new TherapyStyle(1, 2, 2, 0))).isEqualTo(857);
    String page = get("/find/how-it-works").body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    assertThat(page).contains("Mentions “new baby” and “no sleep” 12 of 12", "Leads a little, and you’d like to 1 of 3",
        "Stays with the present 3 of 3", "Challenge and support in equal parts 2 of 3", "Together 18 of 21", "So this fits by 0.86",
        "the odds of staying were 1.79 times as high", "has not been shown", "Nobody can pay for a place in the list");
    assertThat(get("/find").body()).contains("href=\"/find/how-it-works\"");
  }

  @ParameterizedTest
  @CsvSource({"360, 740, LIGHT", "360, 740, DARK", "1280, 900, LIGHT", "1280, 900, DARK", "320, 640, LIGHT"})
  void everyoneCanReadAndReachAll(int width, int height, ColorScheme scheme) {
    fiveTherapists();
    try (BrowserContext visitor = visitor(width, height, scheme, true)) {
      Page page = visitor.newPage();
      page.navigate(at("/find"));
      page.getByLabel("What is it about?").fill("new baby, no sleep");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look")).click();
      page.getByText("Mentions “new baby”").first().waitFor();
      looksRight(page, "find", width, scheme);
      page.selectOption("#fee", "30 GBP");
      page.getByLabel("In Leeds").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show who fits")).click();
      page.getByText("Nobody fits all of this").waitFor();
      looksRight(page, "find-none", width, scheme);
      page.navigate(at("/find/how-it-works"));
      looksRight(page, "how-it-works", width, scheme);
      assertThat(visitor.cookies()).isEmpty();
    }
  }

  private static void looksRight(Page page, String name, int width, ColorScheme scheme) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
        .setPath(Path.of("target", "gallery", "%s-%d-%s.png".formatted(name, width, scheme).toLowerCase(Locale.ROOT))));
    assertThat(AxeRules.violations(page)).as(name).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPhoneFindsSomeoneWithAndWithoutScripts(boolean scripts) {
    fiveTherapists();
    try (BrowserContext visitor = visitor(360, 740, ColorScheme.LIGHT, scripts)) {
      Page page = visitor.newPage();
      page.navigate(at("/find"));
      page.getByLabel("What is it about?").fill("insomina");
      page.keyboard().press("Enter");
      page.getByText("Nobody mentions “insomina”. We looked for “insomnia”.").waitFor();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Narrow it down")).click();
      assertThat(page.url()).endsWith("/find#narrow");
      page.getByText("Who leads").click();
      page.getByText("mostly me", new Page.GetByTextOptions().setExact(true)).click();
      page.getByLabel("Has a place now").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show who fits")).click();
      page.getByText("Lets you lead").first().waitFor();
      assertThat(page.url()).doesNotContain("?").contains("/find");
      assertThat(page.getByLabel("What is it about?").inputValue()).isEqualTo("insomina");
      assertThat(page.locator("h3 bdi").first().textContent()).isIn("Ben Okafor", "Clara Jansen");
      assertThat(page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)").toString()).doesNotContain("insomina");
    }
  }

  private BrowserContext visitor(int width, int height, ColorScheme scheme, boolean scripts) {
    return chromium.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme).setJavaScriptEnabled(scripts)
        .setLocale("en-GB"));
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(at(path))).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Fields and values in turn, as a browser without any cookie sends them. */
  private HttpResponse<String> post(String... form) throws Exception {
    String body = IntStream.range(0, form.length / 2)
        .mapToObj(i -> form[2 * i] + "=" + URLEncoder.encode(form[2 * i + 1], StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    return client.send(HttpRequest.newBuilder(URI.create(at("/find"))).header("Accept", "text/html")
        .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> names(HttpResponse<String> page) {
    return NAME.matcher(page.body()).results().map(found -> HtmlUtils.htmlUnescape(found.group(1))).toList();
  }

  private static String seed(HttpResponse<String> page) {
    Matcher seed = Pattern.compile("name=\"seed\" value=\"([0-9a-f]+)\"").matcher(page.body());
    assertThat(seed.find()).isTrue();
    return seed.group(1);
  }

  /** What the list says of one person, as it is read. */
  private static String person(HttpResponse<String> page, String name) {
    String from = page.body().substring(page.body().indexOf("<bdi>" + name));
    int end = from.indexOf("class=\"person\"");
    return HtmlUtils.htmlUnescape((end < 0 ? from : from.substring(0, end)).replaceAll("<[^>]+>", "").replaceAll("\\s+", " "));
  }

  private static int gzipped(String page) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(page.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
