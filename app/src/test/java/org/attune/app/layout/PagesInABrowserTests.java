package org.attune.app.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a page and their small behaviours, in a browser, under the content security policy that they ship with. */
class PagesInABrowserTests {
  private static final PagePartsGallery GALLERY = new PagePartsGallery();
  private static final AtomicInteger SENT = new AtomicInteger();
  private static final FieldErrors NONE = new FieldErrors();
  private static final FieldErrors SOME =
      new FieldErrors().add("heard", "layout.trouble.422").add("email", "layout.trouble.400");
  private static HttpServer server;
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static volatile CountDownLatch mayAnswer = new CountDownLatch(0);

  private BrowserContext person;
  private com.microsoft.playwright.Page page;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", PagesInABrowserTests::answer);
    server.start();
  }

  @AfterAll
  static void close() {
    server.stop(0);
    GALLERY.close();
  }

  @BeforeEach
  void onAPhone() {
    visit(360, 740, ColorScheme.LIGHT, true);
    SENT.set(0);
    mayAnswer = new CountDownLatch(0);
  }

  @AfterEach
  void leaveNothing() {
    person.close();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "check-in, 360, 1500, LIGHT", "check-in, 360, 1500, DARK", "check-in, 1280, 900, LIGHT",
    "refused, 360, 1700, LIGHT", "refused, 360, 1700, DARK",
    "before, 360, 2300, LIGHT", "before, 360, 2300, DARK", "before, 1280, 1000, LIGHT", "before, 1280, 1000, DARK",
    "trouble, 360, 740, LIGHT", "trouble, 1280, 740, DARK"
  })
  void everyoneCanReadAndReachAll(String name, int width, int height, ColorScheme scheme) {
    person.close();
    visit(width, height, scheme, true);
    go("/" + name);
    page.screenshot(
        new com.microsoft.playwright.Page.ScreenshotOptions()
            .setPath(Path.of("target", "gallery", "%s-%d-%s.png".formatted(name, width, scheme).toLowerCase(java.util.Locale.ROOT))));
    assertThat(AxeRules.violations(page)).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
  }

  @Test
  void whatIsPressedIsLargeEnoughForAThumb() {
    go("/refused");
    for (Locator target : page.locator(".scale label, .button, .choices label, .leave, input[type=email]").all()) {
      assertThat(target.boundingBox().height).isGreaterThanOrEqualTo(44);
      assertThat(target.boundingBox().width).isGreaterThanOrEqualTo(44);
    }
  }

  @Test
  void theBarOnAPhoneIsLowAndTheWayOutStaysInItsPlace() {
    go("/before");
    var way = page.locator(".leave").boundingBox();
    var places = page.locator(".sections").boundingBox();
    assertThat(places.y + places.height).isLessThanOrEqualTo(96);
    for (Locator place : page.locator(".top a, .top button, .sections a").all()) {
      assertThat(place.boundingBox().height).isGreaterThanOrEqualTo(44);
      assertThat(place.boundingBox().width).isGreaterThanOrEqualTo(44);
      assertThat(place.boundingBox().x + place.boundingBox().width).isLessThanOrEqualTo(360);
    }
    page.evaluate("scrollTo(0, 900)");
    assertThat((Integer) page.evaluate("Math.round(scrollY)")).isEqualTo(900);
    assertThat(page.locator(".leave").boundingBox().y).isEqualTo(way.y);
    assertThat(page.locator(".leave").boundingBox().x).isEqualTo(way.x);
    page.locator(".leave").click();
    page.waitForURL("**/month");
  }

  @Test
  void nothingStaysAtTheTopWhereLettersAreLargeForTheScreen() {
    for (int width : new int[] {320, 360}) {
      person.close();
      visit(width, 740, ColorScheme.LIGHT, true);
      go("/before");
      assertThat(topAfterScrolling()).as(width + " px").isEqualTo(0);
      assertThat(page.locator(".top").boundingBox().height).isLessThan(60);
      page.evaluate("document.documentElement.style.fontSize = '200%'");
      assertThat(topAfterScrolling()).as(width + " px, twice as large").isLessThan(-300);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }
    person.close();
    visit(740, 360, ColorScheme.LIGHT, true);
    go("/before");
    assertThat(topAfterScrolling()).as("on its side").isEqualTo(0);
    page.evaluate("document.documentElement.style.fontSize = '200%'");
    assertThat(topAfterScrolling()).as("on its side, twice as large").isLessThan(-300);
  }

  private double topAfterScrolling() {
    page.evaluate("scrollTo(0, 600)");
    return page.locator(".top").boundingBox().y;
  }

  @Test
  void onADeskTheHeaderIsOneRowAndSharesItsEdgesWithThePageAndTheFooter() {
    person.close();
    visit(1280, 900, ColorScheme.LIGHT, true);
    go("/before");
    double middle = middle(".top .name");
    for (String part : List.of(".sections", ".who", ".out button", ".leave")) {
      assertThat(middle(part)).as(part).isCloseTo(middle, within(1.5));
    }
    assertThat(page.locator(".name").boundingBox().x).isEqualTo(128);
    assertThat(page.locator("main h1").boundingBox().x).isEqualTo(128);
    assertThat(page.locator(".foot .private").boundingBox().x).isEqualTo(128);
    var leave = page.locator(".leave").boundingBox();
    assertThat(leave.x + leave.width).isEqualTo(1152);
    var help = page.locator(".foot a").first().boundingBox();
    assertThat(help.x + help.width).isCloseTo(1152, within(1.0));
    assertThat(page.locator(".sections [aria-current]").allTextContents()).containsExactly("Today");
  }

  private double middle(String part) {
    var box = page.locator(part).boundingBox();
    return box.y + box.height / 2;
  }

  @Test
  void whatHasTheFocusIsNeverBehindTheBar() {
    for (String path : List.of("/before", "/refused")) {
      go(path);
      double bar = page.locator(".top").boundingBox().height;
      page.locator(".foot a").last().focus();
      for (int i = 0; i < 12; i++) {
        page.keyboard().press("Shift+Tab");
        assertThat(((Number) page.evaluate("document.activeElement.closest('main') ? document.activeElement.getBoundingClientRect().top : 1e6")).doubleValue())
            .as(path + " " + i).isGreaterThanOrEqualTo(bar);
      }
    }
  }

  @Test
  void theBarIsNotPrinted() {
    go("/before");
    page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    assertThat(page.locator(".top").isVisible()).isFalse();
    assertThat(page.locator(".leave").isVisible()).isFalse();
    assertThat(page.locator(".sections").isVisible()).isFalse();
  }

  @Test
  void everySheetOfPaperBeginsWithTheTitleAndTheDay() {
    go("/before");
    assertThat(page.locator(".on-paper").isVisible()).isFalse();
    page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    assertThat(page.locator(".on-paper").innerText()).matches("your appointment · Corner House Practice · \\d{1,2} \\p{L}+ \\d{4}");
    // a browser repeats the head of a table on each sheet, if it may not be broken
    assertThat(page.evaluate("getComputedStyle(document.querySelector('main')).display")).isEqualTo("table");
    assertThat(page.evaluate("(({display, breakInside}) => display + ' ' + breakInside)(getComputedStyle(document.querySelector('.on-paper')))"))
        .isEqualTo("table-header-group avoid");
  }

  @Test
  void aScaleIsAnsweredByKeyboardAlone() {
    go("/check-in");
    page.locator("#seen").focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("input[name=seen]:checked").inputValue()).isEqualTo("3");
  }

  @Test
  void whatWasTypedIsStillThereAfterALostPage() {
    go("/check-in");
    answerTheForm();
    page.waitForCondition(() -> draft().contains("maya"));
    go("/check-in");
    assertThat(page.locator("input[name=heard]:checked").inputValue()).isEqualTo("3");
    assertThat(page.locator("#email").inputValue()).isEqualTo("maya@example.org");
  }

  @Test
  void unsaidWordsAreNeverKeptOnTheDevice() {
    go("/check-in");
    answerTheForm();
    page.waitForCondition(() -> draft().contains("maya"));
    assertThat(page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)").toString())
        .contains("maya@example.org")
        .doesNotContain("the clock");
    go("/check-in");
    assertThat(page.locator("#unsaid").inputValue()).isEmpty();
  }

  @Test
  void aDraftIsForgottenOnceTheFormWasTaken() {
    go("/check-in");
    answerTheForm();
    page.getByText("Send my answers").click();
    page.waitForURL("**/taken");
    assertThat(page.locator("h1").textContent()).isEqualTo("Thank you. Ana has your answers.");
    assertThat(draft()).isEqualTo("null");
  }

  @Test
  void aFormPressedTwiceIsSentOnce() {
    mayAnswer = new CountDownLatch(1);
    go("/check-in");
    page.evaluate("() => setTimeout(() => { const b = document.querySelector('.button.full'); b.click(); b.click(); b.click(); })");
    mayAnswer.countDown();
    page.waitForURL("**/taken");
    assertThat(SENT).hasValue(1);
  }

  @Test
  void withoutAConnectionItSaysSoAndKeepsWhatWasTyped() {
    go("/check-in");
    answerTheForm();
    person.setOffline(true);
    page.getByText("Send my answers").click();
    page.locator("#notice .look").waitFor();
    assertThat(page.locator("#notice").textContent()).contains("What you wrote is still here.");
    assertThat(page.locator("#unsaid").inputValue()).contains("the clock");
    person.setOffline(false);
    page.getByText("Send my answers").click();
    page.waitForURL("**/taken");
  }

  @Test
  void aServerOnTheSameComputerNeedsNoNetwork() {
    person.addInitScript("Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })");
    go("/check-in");
    answerTheForm();
    page.getByText("Send my answers").click();
    page.waitForURL("**/taken");
    assertThat(SENT).hasValue(1);
  }

  @Test
  void shiftPressedThreeTimesLeavesAndWipes() {
    go("/check-in");
    answerTheForm();
    page.waitForCondition(() -> draft().contains("maya"));
    page.keyboard().press("Shift");
    page.keyboard().type("aB");
    page.keyboard().press("Shift");
    assertThat(page.url()).endsWith("/check-in");
    page.keyboard().press("Shift");
    page.keyboard().press("Shift");
    page.waitForURL("**/month");
    assertThat(kept()).isEqualTo("[]");
  }

  @Test
  void theOtherOpenPagesLeaveToo() {
    go("/check-in");
    var other = person.newPage();
    other.navigate(at("/before"));
    page.locator(".leave").click();
    page.waitForURL("**/month");
    other.waitForURL("**/month");
  }

  @Test
  void leavingWorksWithoutScripts() {
    person.close();
    visit(360, 740, ColorScheme.LIGHT, false);
    go("/check-in");
    page.locator(".leave").click();
    page.waitForURL("**/month");
  }

  private void answerTheForm() {
    page.locator("input[name=heard][value='3']").check();
    page.locator("#unsaid").fill("When you looked at the clock I stopped.");
    page.locator("#email").fill("maya@example.org");
  }

  private String draft() {
    return String.valueOf(page.evaluate("() => sessionStorage.getItem('draft:check-in-12')"));
  }

  private String kept() {
    return page.evaluate("JSON.stringify([...Object.keys(localStorage), ...Object.keys(sessionStorage)])").toString();
  }

  private void visit(int width, int height, ColorScheme scheme, boolean scripts) {
    person =
        chromium.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(scripts));
    page = person.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("ERR_INTERNET_DISCONNECTED")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  private void go(String path) {
    page.navigate(at(path));
  }

  private static String at(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      exchange.getResponseHeaders().set("Content-Security-Policy", SecurityHeaderValues.CONTENT_SECURITY_POLICY);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (path.startsWith(GALLERY.assets())) {
        file(exchange, path.substring(GALLERY.assets().length() + 1));
        return;
      }
      switch (path) {
        case "/leave" -> {
          exchange.getResponseHeaders().set("Location", "/month");
          exchange.sendResponseHeaders(303, -1);
        }
        case "/taken" -> {
          SENT.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          mayAnswer.await();
          html(exchange, GALLERY.taken());
        }
        case "/check-in" -> html(exchange, GALLERY.checkIn(NONE));
        case "/refused" -> html(exchange, GALLERY.checkIn(SOME));
        case "/before" -> html(exchange, GALLERY.beforeTheSession());
        case "/trouble" -> html(exchange, GALLERY.trouble());
        case "/month/worker.js" -> {
          exchange.getResponseHeaders().set("Service-Worker-Allowed", "/");
          send(exchange, "text/javascript", "// shows nothing".getBytes(UTF_8));
        }
        case "/favicon.ico" -> exchange.sendResponseHeaders(204, -1);
        case "/month" -> html(exchange, "<!doctype html><title>March 2026</title>");
        default -> exchange.sendResponseHeaders(404, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void html(HttpExchange exchange, String html) throws IOException {
    send(exchange, "text/html;charset=utf-8", html.getBytes(UTF_8));
  }

  private static void file(HttpExchange exchange, String name) throws IOException {
    String place =
        name.equals("htmx.min.js") ? "/META-INF/resources/webjars/htmx.org/2.0.10/dist/" + name : "/static/" + name;
    try (InputStream file = PagesInABrowserTests.class.getResourceAsStream(place)) {
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String type =
          Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml", "woff2", "font/woff2")
              .getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
      send(exchange, type, file.readAllBytes());
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
