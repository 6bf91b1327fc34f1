package org.attune.app.practices;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.SignIns;
import org.attune.app.database.TestDatabase;
import org.attune.app.directory.Profiles;
import org.attune.app.directory.TestProfiles;
import org.attune.app.discomfort.HarmSign;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.space.PhoneBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The first page of an installation, and where pages lead somebody who looks for a therapist. */
@AttuneTest
class FrontPageTests {

  private static final String FIND = "href=\"/find\"";
  /** Pages that anybody may open, whose header says what is here for visitors. */
  private static final List<String> FOR_VISITORS = List.of("/", "/sign-in", "/pages/1", "/pages/2", "/pages/9");

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;
  @Autowired Profiles profiles;
  @Autowired ScaryMoments scaryMoments;
  @Autowired SignIns signIns;
  @LocalServerPort int port;

  private TestHttpClient caller;

  @BeforeEach
  void anEmptyInstallation() throws Exception {
    database.empty();
    caller = new TestHttpClient(port);
  }

  @Test
  void aNewInstallationIsSetUpFromIt() throws Exception {
    assertThat(front()).contains("href=\"/set-up\"", "href=\"/demo\"").doesNotContain(FIND, "/pages/9");
    assertThat(caller.get("/set-up", "").statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyIsToBeFoundInAnEmptyDirectory() throws Exception {
    TestPractice ana = TestPractice.named(application, "Ana");
    String client = "sign_in=" + signIns.begin(ana.client()).text();
    for (String address : FOR_VISITORS) {
      assertThat(caller.get(address, "").body()).as(address).doesNotContain(FIND);
    }
    assertThat(front()).contains("href=\"/sign-in\"", "A small step now", "/pages/1", "You need an invitation");
    assertThat(caller.get("/notes", client).body()).doesNotContain(FIND);
    assertThat(caller.get("/pages/1", client).body()).doesNotContain(FIND);

    TestProfiles.submitted(application, ana.therapist(), TestProfiles.content("Ana Costa"));
    assertThat(front()).as("a profile that nobody has approved").doesNotContain(FIND);
  }

  @Test
  void whereSomebodyIsToBeFoundEachPageForVisitorsLeadsThereUntilTheyAreTakenOut() throws Exception {
    TestPractice ana = withAProfile();
    for (String address : FOR_VISITORS) {
      assertThat(caller.get(address, "").body()).as(address).contains(FIND, "href=\"/sign-in\"", "href=\"/pages/9\"");
    }
    assertThat(front()).contains("You don’t have to be in crisis to start", "Find someone to talk to", "A small step now", "Sign in")
        .doesNotContain("You need an invitation");
    assertThat(front()).as("for search engines").contains("<meta name=\"description\" content=\"Therapists who are ready to listen")
        .doesNotContain("noindex");
    profiles.unpublish(ana.therapist(), profiles.own(ana.therapist()).orElseThrow().id());
    for (String address : FOR_VISITORS) {
      assertThat(caller.get(address, "").body()).as(address).doesNotContain(FIND).contains("noindex");
    }
  }

  @Test
  void helpAndDiscomfortAndSmallStepsLeadThere() throws Exception {
    TestPractice ana = withAProfile();
    String client = "sign_in=" + signIns.begin(ana.client()).text();
    var scary = ScaryMomentId.random();
    scaryMoments.begin(ana.client(), scary, null, java.util.Set.of(HarmSign.FEAR));
    for (String address : List.of("/pages/1", "/notes", "/notes/18", "/notes/18/" + scary)) {
      assertThat(caller.get(address, client).body()).as(address).contains(FIND);
    }
    assertThat(caller.get("/course", client).body()).as("nobody who has a therapist is sent away from their page").doesNotContain(FIND);
    assertThat(caller.get("/error-" + UUID.randomUUID(), "").body()).doesNotContain(FIND);
  }

  @Test
  void aSmallStepNowNeedsNoAccountAndLeavesNoTrace() throws Exception {
    assertThat(caller.get("/pages/9?pace=resting&another=0", "").body()).contains("Look out of a window until something moves.",
        "/pages/9?pace=resting&amp;another=1", "Nothing that you do here is kept.").doesNotContain("/notes");
    assertThat(caller.get("/pages/9?pace=nonsense&another=-7", "").statusCode()).isEqualTo(200);
  }

  @Test
  void itIsCalmOnAPhoneInBothColoursAndWithoutScripts() throws Exception {
    withAProfile();
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.ofAStranger(chromium, port, scheme, true)) {
        Page page = phone.open("/");
        phone.isFineToLookAt("front", "front-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        page.getByRole(com.microsoft.playwright.options.AriaRole.LINK, new Page.GetByRoleOptions().setName("A small step now")).click();
        phone.isFineToLookAt("front", "small-step-now-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    try (PhoneBrowser phone = PhoneBrowser.ofAStranger(chromium, port, ColorScheme.LIGHT, false)) {
      phone.open("/");
      assertThat(phone.says()).contains("Find someone to talk to", "A small step now");
    }
  }

  private TestPractice withAProfile() {
    TestPractice ana = TestPractice.named(application, "Ana");
    TestProfiles.published(application, ana, ana.therapist(), TestProfiles.content("Ana Costa"));
    return ana;
  }

  private String front() throws Exception {
    return caller.get("/", "").body();
  }
}
