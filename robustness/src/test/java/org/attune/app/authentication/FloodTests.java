package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

/** Many tries, from one address and from a thousand: guessing stays slow, and those who belong here still get in. */
@AttuneTest
class FloodTests {

  private static final int TRIES = 10;
  private static final int TRIES_OF_AN_ADDRESS = 60;

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;
  @Autowired MovableClock clock;
  @Autowired DueJobs due;
  @LocalServerPort int port;

  private TestPractice practice;
  private String name;

  @BeforeEach
  void aPractice() {
    clock.advance(Duration.ofHours(1)); // past what others tried
    String unique = "F" + UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, unique);
    name = TestPractice.signInName(unique, "therapist");
  }

  @Test
  void one_address_gets_sixty_tries_whatever_it_says_of_itself() throws Exception {
    RawHttpClient one = RawHttpClient.at(port, 700);
    for (int i = 0; i < TRIES_OF_AN_ADDRESS; i++) {
      assertThat(signIn(one, "somebody-" + UUID.randomUUID(), "wrong password")).isEqualTo(422);
    }
    for (String claim : List.of("X-Forwarded-For: 203.0.113.7", "X-Forwarded-For: 127.0.0.1, 203.0.113.8",
        "Forwarded: for=203.0.113.9", "X-Real-IP: 203.0.113.10", "Client-IP: 203.0.113.11")) {
      assertThat(signIn(one, "somebody-" + UUID.randomUUID(), "wrong password", claim)).as(claim).isEqualTo(429);
    }
    assertThat(signIn(RawHttpClient.at(port, 701), name, TestPractice.PASSWORD)).as("everybody else").isEqualTo(303);
  }

  @Test
  void a_thousand_addresses_have_ten_tries_at_one_person_who_still_gets_in_from_where_they_did_before() throws Exception {
    RawHttpClient home = RawHttpClient.at(port, 710);
    assertThat(signIn(home, name, TestPractice.PASSWORD)).isEqualTo(303);
    int heard = 0;
    for (int i = 0; i < 1000; i++) {
      int status = signIn(RawHttpClient.at(port, 1000 + i), name, "wrong password " + i);
      assertThat(status).isIn(422, 429);
      heard += status == 422 ? 1 : 0;
    }
    assertThat(heard).as("the first from home was one of them").isEqualTo(TRIES - 1);
    assertThat(signIn(RawHttpClient.at(port, 2001), name, TestPractice.PASSWORD)).as("from elsewhere, even the right one waits")
        .isEqualTo(429);
    assertThat(signIn(home, name, TestPractice.PASSWORD)).as("at home").isEqualTo(303);
    for (int i = 0; i < TRIES; i++) {
      signIn(home, name, "wrong password");
    }
    assertThat(signIn(home, name, TestPractice.PASSWORD)).as("guessing at home is slow too").isEqualTo(429);
  }

  @Test
  void a_thousand_who_guess_at_a_thousand_at_once_wait_in_turn_and_nobody_else_waits_for_them() throws Exception {
    List<Future<Integer>> guesses = new ArrayList<>();
    try (var at = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1000; i++) {
        RawHttpClient stranger = RawHttpClient.at(port, 3000 + i);
        guesses.add(at.submit(() -> signIn(stranger, "somebody-" + UUID.randomUUID(), "wrong password")));
      }
      String cookie = "Cookie: sign_in=" + TestPractice.signIn(application, practice.therapist().person()).text();
      for (int i = 0; i < 10; i++) {
        assertThat(RawHttpClient.at(port, 711).get("/today", cookie)).isEqualTo(200);
      }
    }
    for (Future<Integer> guess : guesses) {
      assertThat(guess.get()).as("refused, or asked to come back in a moment").isIn(422, 503);
    }
  }

  @Test
  void a_thousand_who_ask_for_a_new_password_for_one_person_make_three_mails_and_six_a_day() throws Exception {
    for (int i = 0; i < 1000; i++) {
      assertThat(RawHttpClient.at(port, 4000 + i).post("/reset", Map.of("signInName", name))).as("always the same").isEqualTo(200);
      if (i < 10) {
        due.run();
      }
    }
    due.run();
    assertThat(resets()).isEqualTo(3);
    for (int hour = 0; hour < 5; hour++) {
      clock.advance(Duration.ofHours(1));
      for (int i = 0; i < 5; i++) {
        RawHttpClient.at(port, 5000 + i).post("/reset", Map.of("signInName", name));
        due.run();
      }
    }
    assertThat(resets()).isBetween(6L, 12L); // the window of a day may have turned meanwhile
  }

  @Test
  void links_are_guessed_at_slowly_and_alike_whether_there_is_one_or_not() throws Exception {
    RawHttpClient one = RawHttpClient.at(port, 720);
    for (int i = 0; i < 120; i++) {
      assertThat(one.get("/l/" + SecretToken.random().text())).isEqualTo(404);
    }
    assertThat(one.get("/l/" + SecretToken.random().text())).isEqualTo(429);
    assertThat(RawHttpClient.at(port, 721).get("/l/" + SecretToken.random().text())).isEqualTo(404);
  }

  @Test
  void a_visitor_may_send_a_form_and_nothing_larger() throws Exception {
    RawHttpClient one = RawHttpClient.at(port, 730);
    String head = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
        + "application/x-www-form-urlencoded\r\n";
    String large = "Content-Length: 300000\r\n\r\n" + "a".repeat(300_000);
    assertThat(one.send(head + large)).isEqualTo(413);
    assertThat(one.send(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nthen=\r\n0\r\n\r\n")).isEqualTo(411);
    assertThat(one.send(head.replace("application/x-www-form-urlencoded", "multipart/form-data; boundary=b") + large))
        .isEqualTo(413);
  }

  @Test
  void an_address_of_the_sixth_version_counts_with_all_that_its_subscriber_has() {
    assertThat(ClientNetwork.of("2001:db8:1:2::1")).isEqualTo(ClientNetwork.of("2001:db8:1:2:ffff::9%eth0"))
        .isNotEqualTo(ClientNetwork.of("2001:db8:1:3::1"));
    assertThat(ClientNetwork.siteOf("2001:db8:1:2::1")).isEqualTo(ClientNetwork.siteOf("2001:db8:1:ffff::9%eth0"))
        .isNotEqualTo(ClientNetwork.siteOf("2001:db8:2:2::1"));
    assertThat(ClientNetwork.siteOf("203.0.113.7")).as("no site beside it").isEqualTo(ClientNetwork.of("203.0.113.7"));
    assertThat(ClientNetwork.of("203.0.113.7")).isNotEqualTo(ClientNetwork.of("203.0.113.8"));
    assertThat(ClientNetwork.of("::ffff:203.0.113.7")).isEqualTo(ClientNetwork.of("203.0.113.7"));
    assertThat(ClientNetwork.of("what the proxy said")).isEqualTo("what the proxy said");
  }

  private long resets() {
    return database.asOwner().sql("select count(*) from link where purpose = 'reset' and person_id = :person")
        .param("person", practice.therapist().person().value()).query(Long.class).single();
  }

  private static int signIn(RawHttpClient stranger, String name, String password, String... headers) throws Exception {
    return stranger.post("/sign-in", Map.of("signInName", name, "password", password), headers);
  }

  @Test
  void a_site_has_five_times_the_tries_of_one_of_its_networks_and_no_more() {
    String kind = "site " + UUID.randomUUID();
    for (int network = 0; network < 10; network++) {
      assertThat(isWithin(kind, "2001:db8:7:" + network + "::1")).as("network %s", network).isTrue();
    }
    assertThat(isWithin(kind, "2001:db8:7:10::1")).isFalse();
    assertThat(isWithin(kind, "2001:db8:8:10::1")).as("another site").isTrue();
  }

  /** Of two tries a network. */
  private boolean isWithin(String kind, String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    return application.getBean(RateLimiter.class).tryAcquire(new Viewer.Visitor(), kind, request, 2, Duration.ofMinutes(15));
  }
}
