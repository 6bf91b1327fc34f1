package org.attune.app.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.TestPractice;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Where somebody is signed in. */
@AttuneTest
class OpenSignInsTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired SignIns signIns;
  @Autowired SignInChanges changes;
  @LocalServerPort int port;

  private TestPractice practice;
  private String name;

  @BeforeEach
  void aPractice() {
    name = "R" + UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, name);
  }

  @Test
  void somebodySeesWhereTheyAreSignedInAndEndsOneOfThem() {
    SecretToken lost = signIns.begin(practice.client());
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.open("/account/sign-in");
      assertThat(phone.said()).contains("Here, since", "last used about");
      phone.look("running-phone");
      int before = signIns.openSignIns(practice.client(), null).size();
      UUID id = signIns.openSignIns(practice.client(), lost).stream().filter(SignIns.OpenSignIn::current).findFirst().orElseThrow().id();
      phone.page.click("form[action='/account/sign-ins/" + id + "/end'] button");
      phone.page.waitForSelector("text=Ended.");
      assertThat(signIns.openSignIns(practice.client(), null)).hasSize(before - 1);
    }
    assertThat(signIns.findActive(new Viewer.Visitor(), lost)).isEmpty();
  }

  @Test
  void signingOutEverywhereIsAskedFirstAndThenEndsAllOfThem() {
    SecretToken lost = signIns.begin(practice.client());
    try (var phone = new PasskeyPhone(chromium, port)) {
      phone.signIn(TestPractice.signInName(name, "client"), TestPractice.PASSWORD);
      phone.open("/account");
      assertThat(phone.page.locator("form[action='/sign-out/everywhere'] button").isVisible()).isFalse();
      phone.page.click("summary:has-text('Sign out everywhere')");
      assertThat(signIns.findActive(new Viewer.Visitor(), lost)).isPresent();
      phone.page.click("button:has-text('Sign me out everywhere')");
      phone.page.waitForURL(url -> url.endsWith("/"));
    }
    assertThat(signIns.openSignIns(practice.client(), null)).isEmpty();
  }

  @Test
  void nobodyElseSeesOrEndsThem() {
    signIns.begin(practice.client());
    UUID id = signIns.openSignIns(practice.client(), null).getFirst().id();
    assertThat(signIns.openSignIns(practice.therapist().asOneself(), null)).noneMatch(running -> running.id().equals(id));
    assertThatThrownBy(() -> signIns.end(practice.therapist().asOneself(), id)).isInstanceOf(NotFound.class);
    assertThat(signIns.openSignIns(practice.client(), null)).anyMatch(running -> running.id().equals(id));
  }

  @Test
  void aManagerEndsThoseOfAColleagueWhoReadsThatTheyDid() {
    SecretToken stolen = signIns.begin(practice.therapist().asOneself());
    SecretToken clients = signIns.begin(practice.client());
    assertThatThrownBy(() -> signIns.endAllOf(practice.colleague(), practice.therapist().person())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> signIns.endAllOf(practice.manager(), practice.client().person())).isInstanceOf(NotFound.class);
    signIns.endAllOf(practice.manager(), practice.therapist().person());
    assertThat(signIns.findActive(new Viewer.Visitor(), stolen)).isEmpty();
    assertThat(signIns.findActive(new Viewer.Visitor(), clients)).isPresent();
    assertThat(changes.recent(practice.therapist().asOneself())).extracting(SignInChanges.Change::type).contains("sign-ins-ended");
  }
}
