package org.attune.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.practices.Practices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A profile as anyone reads it, with nothing but its address. */
@AttuneTest
class PublicProfilePageTests {

  private static final int MOST_BYTES = 60_000;

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired MovableClock clock;
  @Autowired Profiles profiles;
  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();
  private TestPractice practice;
  private String name;
  private String path;

  @BeforeEach
  void a_practice() {
    String some = UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, "S" + some);
    name = "Clara " + some;
    path = "/find/clara-" + some;
  }

  @AfterEach
  void back_to_the_day_on_which_all_tests_begin() {
    clock.set(MovableClock.START);
  }

  @Test
  void it_begins_with_their_own_words_and_leads_to_a_first_talk() throws Exception {
    published(TestProfiles.content(name));
    String page = get(path).body();
    assertThat(page).containsSubsequence("<h1>" + name, "Most people who come to me say they’re fine, really.", "How I would listen",
        "I don’t really know why I’m here.", "That’s a fine place to begin.", "What to know", "big changes in life", "3 places",
        "Confirmed on 18 June 2026", "href=\"" + path + "/first-talk\"", "Confirmed by " + practiceName(), "Nothing has been looked up yet.");
    assertThat(page).contains("£55, or £30 if money is tight", "Dutch, English", "United Kingdom", "she/her", "Leeds (step-free), or online");
  }

  @Test
  void it_sets_no_cookie_runs_no_form_script_and_is_small() throws Exception {
    published(TestProfiles.content(name));
    HttpResponse<String> page = get(path);
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(page.body()).doesNotContain("_csrf").doesNotContain("htmx").doesNotContain("noindex");
    assertThat(page.body().length()).isLessThan(MOST_BYTES);
    assertThat(get("/sign-in").body()).as("other pages are in no search engine").contains("noindex");
  }

  @Test
  void what_was_taken_out_is_gone_at_the_next_request_whatever_a_browser_kept() throws Exception {
    ProfileId id = published(TestProfiles.content(name));
    assertThat(get(path).headers().firstValue("Cache-Control")).get().asString().contains("no-cache").doesNotContain("public");
    profiles.unpublish(practice.manager(), id);
    for (String gone : List.of(path, path + "/photograph")) {
      assertThat(get(gone).statusCode()).as(gone).isEqualTo(404);
    }
    assertThat(get("/sitemap.xml").body()).doesNotContain(path + "<");
  }

  @Test
  void what_waits_for_the_manager_is_nowhere_on_it() throws Exception {
    published(TestProfiles.content(name));
    ProfileContent is = TestProfiles.content(name);
    TestProfiles.submitted(application, practice.therapist(), new ProfileContent(is.name(), new Introduction("The best therapist in Leeds.", "", ""),
        is.listening(), is.registration(), is.focus(), is.practicalities(), is.style()));
    assertThat(get(path).body()).doesNotContain("The best therapist").contains("they’re fine, really");
  }

  @Test
  void a_former_address_leads_on_for_good() throws Exception {
    published(TestProfiles.content(name));
    TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content("Married " + name));
    HttpResponse<String> moved = get(path);
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("Location")).get().asString().endsWith("/find/married-" + path.substring("/find/".length()));
  }

  @Test
  void places_that_nobody_confirmed_lately_are_shown_as_that_and_not_as_open() throws Exception {
    published(TestProfiles.content(name));
    clock.advance(Duration.ofDays(36));
    assertThat(get(path).body()).contains("Places not confirmed", "Last confirmed on 18 June 2026").doesNotContain("3 places");
  }

  @Test
  void a_supervisor_is_named_once_they_agreed() throws Exception {
    ProfileId id = published(TestProfiles.content(name, new Training(practice.colleague().person(), LocalDate.of(2027, 3, 1))));
    String before = get(path).body();
    assertThat(before).contains("holds until 1 March 2027", "limited permit, under supervision").doesNotContain("Colleague");
    profiles.confirmSupervision(practice.colleague(), id);
    assertThat(get(path).body()).contains("Supervised by").contains("Colleague");
  }

  @Test
  void what_the_practice_looked_up_says_by_whom_and_when() throws Exception {
    ProfileId id = published(TestProfiles.content(name));
    profiles.confirm(practice.manager(), id, ProfileConfirmation.Subject.LICENCE,
        TestProfiles.content(name).registration().confirmable(ProfileConfirmation.Subject.LICENCE));
    assertThat(get(path).body()).containsPattern("Number 398217<span class=\"s\">Looked up by S\\w+ Manager on 18 June 2026");
  }

  @Test
  void words_that_look_like_code_are_words_also_for_search_engines() throws Exception {
    ProfileContent is = TestProfiles.content(name);
    String nasty = "</script><script>alert(1)</script> & \"quoted\" <!-- \u2028";
    published(new ProfileContent(is.name(), new Introduction(nasty, nasty, nasty), is.listening(), is.registration(), is.focus(), is.practicalities(), is.style()));
    try (BrowserContext browser = CHROMIUM.newContext(new Browser.NewContextOptions())) {
      Page page = browser.newPage();
      var said = new ArrayList<String>();
      page.onConsoleMessage(message -> said.add(message.text()));
      page.onDialog(dialog -> said.add("alert"));
      page.navigate("http://localhost:" + port + path);
      JsonNode person = JsonMapper.shared().readTree((String) page.evaluate(
          "document.querySelector('script[type=\"application/ld+json\"]').textContent"));
      assertThat(person.get("description").asString()).isEqualTo(nasty);
      assertThat(page.locator(".lead").textContent()).isEqualTo("“" + nasty + "”");
      assertThat(said).isEmpty();
    }
  }

  @Test
  void search_engines_read_a_person_with_a_credential_and_what_they_know() throws Exception {
    published(TestProfiles.content(name));
    try (BrowserContext browser = CHROMIUM.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(true))) {
      Page page = browser.newPage();
      page.navigate("http://localhost:" + port + path);
      JsonNode person = JsonMapper.shared().readTree((String) page.evaluate(
          "document.querySelector('script[type=\"application/ld+json\"]').textContent"));
      assertThat(person.get("@context").asString()).isEqualTo("https://schema.org");
      assertThat(person.get("@type").asString()).isEqualTo("Person");
      assertThat(person.get("name").asString()).isEqualTo(name);
      assertThat(person.get("url").asString()).endsWith(path);
      assertThat(person.at("/hasCredential/@type").asString()).isEqualTo("EducationalOccupationalCredential");
      assertThat(person.at("/hasCredential/identifier").asString()).isEqualTo("398217");
      assertThat(person.at("/hasCredential/validIn/0/name").asString()).isEqualTo("United Kingdom");
      assertThat(person.get("knowsLanguage").values()).extracting(JsonNode::asString).containsExactly("en", "nl");
      assertThat(person.get("knowsAbout").values()).extracting(JsonNode::asString).containsExactly("big changes in life", "grief");
      assertThat(person.has("image")).isFalse();
    }
  }

  @Test
  void it_reads_well_on_any_screen_without_scripts() throws Exception {
    ProfileContent is = TestProfiles.content(name);
    String long_ = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel".repeat(3);
    published(new ProfileContent(is.name(), new Introduction(long_, long_, long_), is.listening(), is.registration(), is.focus(), is.practicalities(), is.style()));
    for (int width : new int[] {320, 360, 1280}) {
      try (BrowserContext browser = CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(width, 740).setJavaScriptEnabled(true))) {
        Page page = browser.newPage();
        page.navigate("http://localhost:" + port + path);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("%d px", width).isTrue();
        assertThat(AxeRules.violations(page)).isEmpty();
      }
    }
  }

  @Test
  void the_sitemap_lists_who_is_in_the_directory_for_any_reader_of_xml() throws Exception {
    published(TestProfiles.content(name));
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    NodeList places = factory.newDocumentBuilder().parse(new ByteArrayInputStream(get("/sitemap.xml").body().getBytes(StandardCharsets.UTF_8)))
        .getElementsByTagNameNS("http://www.sitemaps.org/schemas/sitemap/0.9", "loc");
    assertThat(IntStream.range(0, places.getLength()).mapToObj(i -> places.item(i).getTextContent())).anyMatch(url -> url.endsWith(path));
    assertThat(get("/robots.txt").body()).contains("Allow: /find", "Sitemap: ");
  }

  private ProfileId published(ProfileContent content) {
    return TestProfiles.published(application, practice, practice.therapist(), content);
  }

  private String practiceName() {
    return application.getBean(Practices.class).find(practice.manager(), practice.practice()).orElseThrow().name();
  }

  private HttpResponse<String> get(String address) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
