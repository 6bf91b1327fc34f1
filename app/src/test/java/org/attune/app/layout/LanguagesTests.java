package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.identity.PersonId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** In which language a page is. */
@AttuneTest
class LanguagesTests {

  private static final String ENGLISH = "lang=\"en-GB\"";
  private static final String GERMAN = "lang=\"de\"";

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  @Test
  void a_visitor_reads_what_their_browser_asks_for_where_it_is_one_of_ours() throws Exception {
    assertThat(privacy("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")).contains("<html lang=\"de\">", "<h1>Wer was liest</h1>");
    assertThat(privacy("Accept-Language", "fr-FR,es;q=0.9,en;q=0.5")).contains("<html lang=\"es\">", "<h1>Quién lee qué</h1>");
    assertThat(privacy("Accept-Language", "fr")).contains("<html " + ENGLISH + ">");
    assertThat(privacy("Accept-Language", "*")).contains("<html " + ENGLISH + ">");
  }

  @Test
  void what_a_visitor_chose_comes_before_what_their_browser_asks_for() throws Exception {
    HttpResponse<String> chosen = choose("es", "/pages/2?x=1", "");
    assertThat(chosen.headers().firstValue("Location")).hasValue("/pages/2?x=1");
    String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).startsWith("language=es;").contains("HttpOnly", "SameSite=Lax");
    assertThat(answer("/pages/2", "Cookie", "language=es", "Accept-Language", "de").body()).contains("<html lang=\"es\">");
    assertThat(answer("/pages/2", "Cookie", "language=tlh", "Accept-Language", "de").body()).contains("<html lang=\"de\">");
  }

  @Test
  void choosing_a_language_leads_back_to_a_page_of_ours_alone() throws Exception {
    for (String elsewhere : new String[] {"", "https://example.org", "//example.org", "/\\example.org", "/nowhere", "/%zz", "/a\r\nb",
        "sign-in", "/sign-in/again", "/pages/2?" + "x".repeat(1_000)}) {
      assertThat(choose("de", elsewhere, "").headers().firstValue("Location")).as(elsewhere).hasValue("/");
    }
    assertThat(choose("de", "/sign-in", "").headers().firstValue("Location")).hasValue("/sign-in");
    assertThat(choose("tlh", "/sign-in", "").statusCode()).isEqualTo(422);
  }

  @Test
  void what_somebody_chose_goes_with_them_to_any_browser() throws Exception {
    PersonId client = TestPractice.named(application, "Elsa").client().person();
    choose("de", "/pages/2", signedIn(client));
    assertThat(answer("/pages/2", "Cookie", signedIn(client), "Accept-Language", "en").body()).contains("<h1>Wer was liest</h1>");
  }

  @Test
  void people_at_work_read_english_and_are_offered_no_other_language() throws Exception {
    PersonId therapist = TestPractice.named(application, "Emil").therapist().person();
    assertThat(answer("/pages/2", "Cookie", signedIn(therapist), "Accept-Language", "de").body())
        .contains("<html " + ENGLISH + ">").doesNotContain("action=\"/language\"", GERMAN);
  }

  @Test
  void a_page_with_a_text_that_is_not_translated_is_all_in_english_and_says_so_in_its_readers_language() throws Exception {
    HttpResponse<String> setUp = answer("/set-up", "Accept-Language", "de");
    assertThat(setUp.body()).contains("<html " + ENGLISH + ">", "Leave fast",
        "<p lang=\"de\">Diese Seite gibt es bisher nur auf Englisch.</p>").doesNotContain("Schnell weg", "<html lang=\"de\">");
    assertThat(setUp.headers().firstValue("Content-Language")).hasValue("en-GB");
    assertThat(answer("/pages/2", "Accept-Language", "de").headers().firstValue("Content-Language")).hasValue("de");
  }

  @Test
  void a_translation_that_nobody_has_read_yet_says_so() throws Exception {
    assertThat(privacy("Accept-Language", "de")).contains("Diese Übersetzung hat noch niemand geprüft.");
    assertThat(privacy("Accept-Language", "en")).doesNotContain("niemand");
  }

  @Test
  void what_is_not_there_and_the_calendar_for_leaving_follow_the_language() throws Exception {
    assertThat(answer("/l/nothing", "Accept-Language", "de").body()).contains("<html lang=\"de\">", "Hier ist nichts.");
    assertThat(answer("/month?of=2026-03", "Accept-Language", "de").body()).contains("<html lang=\"de\">", "März 2026", "Früher")
        .doesNotContain("/language");
  }

  private String privacy(String... headers) throws IOException, InterruptedException {
    return answer("/pages/2", headers).body();
  }

  private HttpResponse<String> answer(String path, String... headers) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/html")
          .headers(headers).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private HttpResponse<String> choose(String language, String then, String cookies) throws IOException, InterruptedException {
    return new TestHttpClient(port).post("/language", cookies, Map.of("language", language, "then", then));
  }

  private String signedIn(PersonId person) {
    return "sign_in=" + TestPractice.signIn(application, person).text();
  }
}
