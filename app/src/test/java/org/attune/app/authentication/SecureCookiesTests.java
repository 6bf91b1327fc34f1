package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.attune.app.AttuneTest;
import org.attune.app.identity.DeviceMarkerCookie;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SecretToken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Where people come by https, browsers keep to it, and nobody nearby can plant a cookie. */
@AttuneTest
@TestPropertySource(properties = "attune.url=https://bond.example.org")
class SecureCookiesTests {

  @Autowired SignInCookie signIn;
  @Autowired DeviceMarkerCookie kept;
  @LocalServerPort int port;

  @Test
  void cookies_are_of_this_host_alone_and_browsers_come_back_by_https() throws Exception {
    HttpResponse<String> page = HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("__Host-XSRF-TOKEN=")
        .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax").doesNotContain("Domain");
    assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000 ; includeSubDomains");
    var answer = new org.springframework.mock.web.MockHttpServletResponse();
    signIn.set(answer, SecretToken.random());
    assertThat(String.valueOf(answer.getHeader("Set-Cookie"))).startsWith("__Host-sign_in=")
        .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax").doesNotContain("Domain");
  }

  @Test
  void what_a_browser_prefers_is_of_this_host_alone_too() throws Exception {
    HttpResponse<String> help = HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pages/1?country=FR")).build(), HttpResponse.BodyHandlers.ofString());
    String country = help.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.contains("country=")).findFirst().orElseThrow();
    assertThat(country).startsWith("__Host-country=FR;").contains("Path=/;", "Secure").doesNotContain("Domain");
    HttpResponse<String> again = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/pages/1"))
        .header("Cookie", "__Host-country=FR").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(again.body()).contains("3919");
    var answer = new org.springframework.mock.web.MockHttpServletResponse();
    kept.set(answer, PersonId.random());
    assertThat(String.valueOf(answer.getHeader("Set-Cookie"))).startsWith("__Host-kept=").contains("Path=/;", "Secure");
  }
}
