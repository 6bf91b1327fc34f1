package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a browser is told about the pages of the running application. */
@AttuneTest
class SecurityHeadersTests {

  private static final Map<String, String> ALWAYS = Map.of(
      "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'",
      "Referrer-Policy", "no-referrer",
      "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
      "X-Frame-Options", "DENY",
      "X-Content-Type-Options", "nosniff");

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sign-in", "/pages/1", "/join", "/set-up", "/nowhere", "/today", "/l/nothing", "/feeds/nothing.ics",
      "/favicon.ico", "/sign-in?then=%00"})
  void everyAnswerToAVisitorSaysWhatAPageMayDo(String path) throws Exception {
    says(new TestHttpClient(port).get(path, ""));
  }

  @Test
  void soDoAnswersToWhoIsSignedInAndToForms() throws Exception {
    TestPractice practice = TestPractice.named(application, "H" + UUID.randomUUID().toString().substring(0, 8));
    String cookie = "sign_in=" + TestPractice.signIn(application, practice.client().person()).text();
    TestHttpClient caller = new TestHttpClient(port);
    for (String path : new String[] {"/course", "/notes", "/account", "/courses/" + practice.course()}) {
      HttpResponse<String> page = caller.get(path, cookie);
      says(page);
      assertThat(page.headers().firstValue("Cache-Control")).as(path).get().asString().contains("no-store");
    }
    says(caller.post("/sign-in", "", Map.of("signInName", "nobody", "password", "nothing")));
    says(caller.post("/account", cookie, Map.of()));
  }

  @Test
  void byHttpABrowserIsNotToldToComeBackByHttps() throws Exception {
    assertThat(new TestHttpClient(port).get("/sign-in", "").headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  private static void says(HttpResponse<String> answer) {
    ALWAYS.forEach((header, value) -> assertThat(answer.headers().allValues(header)).as(answer.uri().getPath() + " " + header)
        .containsExactly(value));
  }
}
