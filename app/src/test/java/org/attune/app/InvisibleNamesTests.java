package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.attune.app.circle.Circle;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.Ladders;
import org.attune.app.letters.Letters;
import org.attune.app.outings.SocialPlans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A name that nobody could see is refused where it was typed, and nothing is kept. */
@AttuneTest
class InvisibleNamesTests {

  private static final String SENTENCE = "Nobody can see the characters in this field.";

  @Autowired ApplicationContext application;
  @Autowired Circle circle;
  @Autowired Ladders ladders;
  @Autowired Letters letters;
  @Autowired SocialPlans outings;
  @LocalServerPort int port;

  private TestPractice practice;
  private Viewer.Oneself client;
  private TestHttpClient caller;
  private final Map<Viewer.Oneself, String> cookies = new HashMap<>();

  @BeforeEach
  void aClient() throws Exception {
    practice = TestPractice.named(application, "Ana" + UUID.randomUUID());
    client = practice.client();
    caller = new TestHttpClient(port);
  }

  @Test
  void inASpaceOfOnesOwn() throws Exception {
    for (String invisible : List.of("\u200B", "\u00A0\u2060", "\u2800", "\u3164\u00AD")) {
      isRefused("/notes/11/new", client, "name", invisible);
      isRefused("/notes/11/new", client, "name", "Ben", "tie", invisible);
      isRefused("/notes/13/new", client, "name", invisible);
      isRefused("/notes/12/new", client, "to", invisible, "text", "Dear you");
      isRefused("/notes/12/new", client, "to", "Ben", "text", invisible);
      isRefused("/notes/15/new", client, "kind", "walk", "with", invisible);
      isRefused("/notes/15/new", client, "kind", "other", "other", invisible);
      isRefused("/notes/15/new", client, "kind", "walk", "place", invisible);
      isRefused("/notes/17/new", client, "me", "Maya", "name", invisible, "address", "ben@home.example");
      isRefused("/notes/14/new", client, "feeling", "tired", "feelingWords", invisible);
      isRefused("/notes/21", client, "line", invisible);
    }
    assertThat(circle.all(client)).isEmpty();
    assertThat(ladders.all(client)).isEmpty();
    assertThat(letters.all(client)).isEmpty();
    assertThat(outings.all(client)).isEmpty();
  }

  @Test
  void ofOneselfAndOfPasskeysAndHelpLines() throws Exception {
    isRefused("/account/name", client, "name", "\u200B", "passwordNow", TestPractice.PASSWORD);
    isRefused("/account/name", client, "name", "Maya", "usualName", "\u200B");
    isRefused("/account/passkeys", client, "name", "\u200B", "current", TestPractice.PASSWORD);
    isRefused("/practice/help-lines", practice.manager().asOneself(), "name", "\u200B", "number", "116123");
    isRefused("/practice/invitations", practice.manager().asOneself(), "role", "therapist", "name", "\u200B");
  }

  @Test
  void aNameThatMayBeLeftOutMayBe() throws Exception {
    for (String leftOut : List.of("", "  ")) {
      assertThat(post("/notes/12/new", client, "to", leftOut, "text", "Dear you").statusCode()).isEqualTo(303);
      assertThat(post("/notes/15/new", client, "kind", "walk", "with", leftOut).statusCode()).isEqualTo(303);
    }
    assertThat(post("/notes/11/new", client, "name", "👩\u200D🌾").statusCode()).as("joined by what nobody sees").isEqualTo(303);
  }

  private void isRefused(String address, Viewer.Oneself who, String... fields) throws Exception {
    HttpResponse<String> answer = post(address, who, fields);
    assertThat(answer.statusCode()).as(address).isEqualTo(422);
    assertThat(answer.body()).as(address).contains(SENTENCE);
  }

  private HttpResponse<String> post(String address, Viewer.Oneself who, String... fields) throws Exception {
    Map<String, String> form = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return caller.post(address, cookies.computeIfAbsent(who, one -> "sign_in=" + TestPractice.signIn(application, one.person()).text()), form);
  }
}
