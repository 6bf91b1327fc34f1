package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.attune.app.AttuneTest;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes to the page of the sign-in. */
@AttuneTest
class SignInTests {

  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired SignIns signIns;
  @LocalServerPort int port;

  /** Found by the forms under fire. */
  @Test
  void a_name_with_the_character_nought_in_it_is_refused_as_any_wrong_name_is() throws Exception {
    assertThat(new TestHttpClient(port).post("/sign-in", "",
        Map.of("signInName", "a\u0000b@example.org", "password", "\u0000")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void an_address_of_any_length_leads_to_the_sign_in() throws Exception {
    var person = new Viewer.Oneself(PersonId.random());
    people.create(person, "Maya", ContactDetails.none());
    SecretToken ended = signIns.begin(person);
    signIns.end(person, ended);
    for (int length : new int[] {20, 1_000, 1_001, 2_600, 7_900}) {
      HttpResponse<String> answer = new TestHttpClient(port).get("/home?x=" + "a".repeat(length - 8), length > 2_600 ? ""
          : "sign_in=" + ended.text()); // the longest leave no room for a cookie
      assertThat(answer.statusCode()).as("%s characters", length).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).as("%s characters", length)
          .matches(length <= 1_000 ? "/sign-in\\?then=%2Fhome%3Fx%3Da+" : "/sign-in");
    }
  }

  @Test
  void whatever_address_was_wanted_a_sign_in_leads_there_or_home() throws Exception {
    var person = new Viewer.Oneself(PersonId.random());
    String name = "maya-" + person.person();
    people.create(person, "Maya", ContactDetails.none());
    credentials.createSignIn(person, name, TestPractice.HASHED);
    for (String then : List.of("/home?x={y}", "/home?x=%7By%7D", "/home?x={", "/home?x=" + "a".repeat(7_000))) {
      HttpResponse<String> answer = new TestHttpClient(port).post("/sign-in", "",
          Map.of("signInName", name, "password", TestPractice.PASSWORD, "then", then));
      assertThat(answer.statusCode()).as(then).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).as(then)
          .isEqualTo(then.length() > 1_000 ? "/home" : then);
    }
  }

  @Test
  void a_sign_in_leads_to_no_other_site() throws Exception {
    var person = new Viewer.Oneself(PersonId.random());
    String name = "maya-" + person.person();
    people.create(person, "Maya", ContactDetails.none());
    credentials.createSignIn(person, name, TestPractice.HASHED);
    for (String then : List.of("//example.org", "https://example.org", "/\\example.org", "\\example.org", "/a\r\nb", "home")) {
      HttpResponse<String> answer = new TestHttpClient(port).post("/sign-in", "",
          Map.of("signInName", name, "password", TestPractice.PASSWORD, "then", then));
      assertThat(answer.headers().firstValue("Location")).as(then).hasValue("/home");
    }
  }

  @Test
  void no_script_and_no_other_site_gets_at_the_cookie() throws Exception {
    var person = new Viewer.Oneself(PersonId.random());
    String name = "maya-" + person.person();
    people.create(person, "Maya", ContactDetails.none());
    credentials.createSignIn(person, name, TestPractice.HASHED);
    String cookie = new TestHttpClient(port).post("/sign-in", "", Map.of("signInName", name, "password", TestPractice.PASSWORD)).headers()
        .allValues("Set-Cookie").stream().filter(c -> c.startsWith("sign_in=")).findFirst().orElseThrow();
    assertThat(cookie).contains("Path=/", "HttpOnly", "SameSite=Lax").doesNotContain("Domain", "Max-Age", "Expires");
  }

  @Test
  void leaving_or_signing_out_leaves_no_sign_in_and_nothing_on_the_device() throws Exception {
    var person = new Viewer.Oneself(PersonId.random());
    people.create(person, "Maya", ContactDetails.none());
    for (String way : List.of("/leave", "/sign-out", "/sign-out/everywhere")) {
      SecretToken secret = signIns.begin(person);
      HttpResponse<String> answer = new TestHttpClient(port).post(way, "sign_in=" + secret.text(), Map.of());
      assertThat(answer.headers().firstValue("Clear-Site-Data")).as(way).hasValue("\"cookies\", \"storage\"");
      assertThat(answer.headers().allValues("Set-Cookie")).as(way).anyMatch(c -> c.startsWith("sign_in=;") && c.contains("Max-Age=0"))
          .anyMatch(c -> c.startsWith("kept=;") && c.contains("Max-Age=0"));
      assertThat(signIns.findActive(new Viewer.Visitor(), secret)).as(way).isEmpty();
    }
  }
}
