package org.attune.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.Practised;
import org.attune.app.layout.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Where somebody is signed in. */
@AttuneTest
class RunningSignInsTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired SignIns signIns;
  @Autowired SignInChanges changes;
  @LocalServerPort int port;

  private Practised practice;
  private String name;

  @BeforeEach
  void aPractice() {
    name = "R" + UUID.randomUUID().toString().substring(0, 8);
    practice = Practised.named(application, name);
  }

  @Test
  void somebodySeesWhereTheyAreSignedInAndEndsOneOfThem() {
    Secret lost = signIns.begin(practice.client());
    try (var phone = new Phone(chromium, port)) {
      phone.signIn(Practised.signInName(name, "client"), Practised.PASSWORD);
      phone.open("/account/sign-in");
      assertThat(phone.said()).contains("Here, since", "last used about");
      phone.look("running-phone");
      int before = signIns.running(practice.client(), null).size();
      UUID id = signIns.running(practice.client(), lost).stream().filter(SignIns.Running::here).findFirst().orElseThrow().id();
      phone.page.click("form[action='/account/sign-ins/" + id + "/end'] button");
      phone.page.waitForSelector("text=Ended.");
      assertThat(signIns.running(practice.client(), null)).hasSize(before - 1);
    }
    assertThat(signIns.held(new Viewer.Visitor(), lost)).isEmpty();
  }

  @Test
  void nobodyElseSeesOrEndsThem() {
    signIns.begin(practice.client());
    UUID id = signIns.running(practice.client(), null).getFirst().id();
    assertThat(signIns.running(practice.therapist().oneself(), null)).noneMatch(running -> running.id().equals(id));
    assertThatThrownBy(() -> signIns.end(practice.therapist().oneself(), id)).isInstanceOf(NotFound.class);
    assertThat(signIns.running(practice.client(), null)).anyMatch(running -> running.id().equals(id));
  }

  @Test
  void aManagerEndsThoseOfAColleagueWhoReadsThatTheyDid() {
    Secret stolen = signIns.begin(practice.therapist().oneself());
    Secret clients = signIns.begin(practice.client());
    assertThatThrownBy(() -> signIns.endOf(practice.colleague(), practice.therapist().person())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> signIns.endOf(practice.manager(), practice.client().person())).isInstanceOf(NotFound.class);
    signIns.endOf(practice.manager(), practice.therapist().person());
    assertThat(signIns.held(new Viewer.Visitor(), stolen)).isEmpty();
    assertThat(signIns.held(new Viewer.Visitor(), clients)).isPresent();
    assertThat(changes.last(practice.therapist().oneself())).extracting(SignInChanges.Change::what).contains("sign-ins-ended");
  }
}
