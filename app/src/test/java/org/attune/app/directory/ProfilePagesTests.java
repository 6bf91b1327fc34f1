package org.attune.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.directory.internal.ProfileReviewHint;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages on which a therapist writes their profile, and a manager reads it. */
@AttuneTest
class ProfilePagesTests {

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired MovableClock clock;
  @Autowired Profiles profiles;
  @Autowired PublicProfiles visible;
  @LocalServerPort int port;

  private TestPractice practice;
  private TestHttpClient caller;
  private String therapist;
  private String manager;
  private String some;

  @BeforeEach
  void a_practice() throws Exception {
    some = UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, "W" + some);
    caller = new TestHttpClient(port);
    therapist = "sign_in=" + TestPractice.signIn(application, practice.therapist().person()).text();
    manager = "sign_in=" + TestPractice.signIn(application, practice.manager().person()).text();
  }

  @AfterEach
  void back_to_the_day_on_which_all_tests_begin() {
    clock.set(MovableClock.START);
  }

  @Test
  void from_a_first_word_to_a_public_page() throws Exception {
    assertThat(caller.get("/profile/edit", therapist).body()).contains("value=\"EUR\"");
    assertThat(write(typed(Map.of())).statusCode()).isEqualTo(303);
    assertThat(caller.get("/profile/preview", therapist).body()).contains("Nobody does yet").contains("I like the quiet");
    assertThat(caller.post("/profile/submission", therapist, Map.of("number", "1")).statusCode()).isEqualTo(303);
    ProfileId id = profiles.own(practice.therapist()).orElseThrow().id();
    assertThat(caller.get("/practice/profiles", manager).body()).contains("waits for you");
    assertThat(caller.get("/practice/profiles/" + id, manager).body()).contains("Approve it");
    assertThat(caller.post("/practice/profiles/" + id + "/approval", manager, Map.of("number", "1")).statusCode()).isEqualTo(303);
    assertThat(caller.post("/profile/places", therapist, Map.of("count", "2")).statusCode()).isEqualTo(303);
    PublicProfile shown = visible.find(new Viewer.Visitor(), "clara-" + some).orElseThrow();
    assertThat(shown.places().count()).isEqualTo(2);
    assertThat(shown.content().practicalities().languages()).containsExactlyInAnyOrder("en", "de");
    assertThat(shown.content().focus().specialisms()).containsExactly("grief");
    assertThat(shown.content().style()).isEqualTo(new TherapyStyle(-1, 0, 0, 2));
    assertThat(shown.content().registration().jurisdictions()).containsExactly("Berlin", "Brandenburg");
  }

  @Test
  void what_is_missing_is_said_where_it_belongs_and_what_was_typed_stays() throws Exception {
    HttpResponse<String> page = write(typed(Map.of("languages", "English, Klingonisch", "fee", "a lot", "credential", "", "town", "")));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("id=\"languages-error\"", "Klingonisch", "id=\"fee-error\"", "value=\"a lot\"", "id=\"credential-error\"",
        "id=\"town-error\"", "I like the quiet").doesNotContain("id=\"name-error\"");
    assertThat(profiles.own(practice.therapist())).isEmpty();
  }

  @Test
  void a_permit_needs_its_supervisor_and_its_last_day() throws Exception {
    HttpResponse<String> page = write(typed(Map.of("credentialType", "permit")));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("id=\"supervisor-error\"", "id=\"permitExpires-error\"");
    assertThat(write(typed(Map.of("credentialType", "permit", "supervisor", practice.colleague().person().toString(), "permitExpires", "2027-01-01")))
        .statusCode()).isEqualTo(303);
  }

  @Test
  void who_edits_what_was_edited_elsewhere_is_told_and_loses_nothing() throws Exception {
    write(typed(Map.of()));
    HttpResponse<String> page = write(typed(Map.of("work", "Typed on the other device.")));
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("Typed on the other device.", "name=\"version\" value=\"1\"");
  }

  @Test
  void a_month_before_a_permit_ends_the_therapist_and_the_manager_read_it() throws Exception {
    TestProfiles.published(application, practice, practice.therapist(),
        TestProfiles.content("Clara", new Training(practice.colleague().person(), LocalDate.of(2026, 8, 1))));
    assertThat(caller.get("/profile", therapist).body()).doesNotContain("Your permit ends");
    clock.advance(Duration.ofDays(14)); // the 2nd of July in Berlin
    therapist = "sign_in=" + TestPractice.signIn(application, practice.therapist().person()).text();
    manager = "sign_in=" + TestPractice.signIn(application, practice.manager().person()).text();
    assertThat(caller.get("/profile", therapist).body()).contains("Your permit ends on 1 August 2026");
    assertThat(caller.get("/practice/profiles", manager).body()).contains("The permit ends on 1 August 2026");
  }

  @Test
  void links_numbers_addresses_and_superlatives_are_pointed_out_to_the_manager() {
    ProfileContent is = TestProfiles.content("Clara");
    var words = new Introduction("I am the best. Write to me@example.org", "See www.clara.example or clara-jansen.com", "Ring 020 7946 0018 or +49 30 1234567.");
    ProfileContent nasty = new ProfileContent(is.name(), words, is.listening(), is.registration(), is.focus(), is.practicalities(), is.style());
    assertThat(ProfileReviewHint.in(nasty)).extracting(ProfileReviewHint::kind).containsExactly("email", "link", "link", "phone", "phone", "superlative");
    assertThat(ProfileReviewHint.in(is)).as("a bestial day in 2024, 50 minutes, at 17:30").isEmpty();
  }

  @Test
  void a_file_of_fifty_megabytes_gets_its_sentence_and_so_does_none() throws Exception {
    write(typed(Map.of()));
    HttpResponse<String> huge = upload(new byte[50_000_000]);
    assertThat(huge.statusCode()).isIn(303, 413);
    if (huge.statusCode() == 303) {
      assertThat(caller.get(huge.headers().firstValue("Location").orElseThrow(), therapist).body()).contains("This file is too large");
    }
    HttpResponse<String> large = upload(new byte[11_000_000]);
    assertThat(large.statusCode()).isEqualTo(422);
    assertThat(large.body()).contains("This file is too large");
    HttpResponse<String> none = upload("<html>".getBytes(StandardCharsets.UTF_8));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("can’t be read as a photograph");
    assertThat(upload(TestProfiles.picture(30, 30, "png")).statusCode()).isEqualTo(303);
  }

  @Test
  void the_pages_read_well_on_a_phone() throws Exception {
    ProfileId id = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content("Clara " + some));
    TestProfiles.submitted(application, practice.therapist(), TestProfiles.content("Clara " + some));
    Map<String, List<String>> pages = Map.of(therapist, List.of("/profile", "/profile/edit", "/profile/preview", "/profile/photograph"),
        manager, List.of("/practice/profiles", "/practice/profiles/" + id));
    for (var one : pages.entrySet()) {
      try (BrowserContext browser = CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(320, 740))) {
        browser.addCookies(List.of(new Cookie("sign_in", one.getKey().substring("sign_in=".length())).setUrl("http://localhost:" + port)));
        Page page = browser.newPage();
        for (String path : one.getValue()) {
          page.navigate("http://localhost:" + port + path);
          assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(path).isTrue();
          assertThat(AxeRules.violations(page)).as(path).isEmpty();
        }
      }
    }
  }

  private Map<String, String> typed(Map<String, String> otherwise) {
    var form = new TreeMap<>(Map.of("key", UUID.randomUUID().toString(), "version", "0", "name", "Clara " + some, "people", "I like the quiet.",
        "work", "I ask before I push.", "firstTalk", "We begin with this week.", "credential", "Psychotherapist", "credentialType", "licence",
        "jurisdictions", "Berlin, Brandenburg", "languages", "English, Deutsch"));
    form.putAll(Map.of("fee", "90", "reduced", "40", "currency", "EUR", "online", "true", "inPerson", "true", "town", "Berlin", "specialisms", "grief",
        "lead", "-1", "challenge", "2"));
    form.putAll(otherwise);
    return form;
  }

  /** With three answers, each to a sentence of its own. */
  private HttpResponse<String> write(Map<String, String> form) throws Exception {
    String address = "/profile/edit?sentence=why-here&sentence=silly&sentence=never-told&answer=One.&answer=Two.&answer=Three.";
    return caller.post(address, therapist, form);
  }

  private HttpResponse<String> upload(byte[] file) throws Exception {
    String page = caller.get("/profile/photograph", therapist).body();
    String token = page.replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    var head = ("--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--x\r\nContent-Disposition: form-data; name=\"photograph\"; "
        + "filename=\"me.png\"\r\nContent-Type: image/png\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/profile/photograph"))
        .header("Content-Type", "multipart/form-data; boundary=x").header("Cookie", therapist + "; " + caller.csrfCookie())
        .POST(HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofByteArray(head), HttpRequest.BodyPublishers.ofByteArray(file),
            HttpRequest.BodyPublishers.ofString("\r\n--x--\r\n"))).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
