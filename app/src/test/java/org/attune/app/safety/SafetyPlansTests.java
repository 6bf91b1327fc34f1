package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceRows;
import org.attune.app.space.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya writes down what she wants to remember when it gets hard. */
@AttuneTest
class SafetyPlansTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired SafetyPlans plans;
  @Autowired Spaces spaces;
  @Autowired TestDatabase database;
  @Autowired SignIns signIns;

  @Value("${local.server.port}") int port;

  @Test
  void aPlanIsItsWritersAloneAndGoesWithTheSpace() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    plans.save(pair.client(), 0, plan("I stop answering. 🌧 ‏שקט‏"));
    assertThat(plans.of(pair.client()).words().signs()).isEqualTo("I stop answering. 🌧 ‏שקט‏");
    assertThat(plans.of(pair.therapist().asOneself()).isWritten()).isFalse();
    SpaceId space = spaces.of(pair.client());
    assertThat(SpaceRows.of(space, database)).contains("safety_plan", "words_key");
    spaces.erase(pair.client());
    assertThat(SpaceRows.of(space, database)).isEmpty();
    assertThat(plans.of(pair.client()).isWritten()).isFalse();
  }

  @Test
  void whoWritesFromAnOlderStateIsTold() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    plans.save(maya, 0, plan("first"));
    assertThatThrownBy(() -> plans.save(maya, 0, plan("also first"))).isInstanceOf(Conflict.class);
    plans.save(maya, 1, plan("second"));
    assertThatThrownBy(() -> plans.save(maya, 1, plan("from the phone"))).isInstanceOf(Conflict.class);
    assertThat(plans.of(maya).words().signs()).isEqualTo("second");
  }

  @Test
  void withoutScriptsAPlanIsWrittenAndWhatTwoDevicesTypedStandsSideBySide() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/19");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write my plan")).click();
      keep(page);
      assertThat(phone.says()).contains("There is nothing in it yet.");
      page.getByLabel("What I can do on my own that helps").fill("The long way\nround the lake.");
      plans.save(maya, 0, plan("written on the desk meanwhile"));
      keep(page);
      assertThat(phone.says()).contains("changed on another device", "written on the desk meanwhile");
      assertThat(page.getByLabel("What I can do on my own that helps").inputValue()).isEqualTo("The long way\nround the lake.");
      keep(page);
      assertThat(phone.says()).contains("The long way\nround the lake.").doesNotContain("written on the desk");
      page.getByText("Delete my plan").click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete").setExact(true)).click();
      assertThat(plans.of(maya).isWritten()).isFalse();
    }
  }

  @Test
  void thePlanIsFineToLookAtAndOnPaperStandsAlone() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    plans.save(maya, 0, new SafetyPlan.Content("I stop answering.", "The long way round the lake.", "Ruth, 020 7946 0000", "Ana",
        "Ben keeps the key."));
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        phone.open("/notes/19/sheet");
        phone.isFineToLookAt("safety", "plan-sheet-" + scheme);
        Page page = phone.open("/notes/19");
        phone.isFineToLookAt("safety", "plan-" + scheme);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("body").innerText()).contains("Your safety plan", "Ruth, 020 7946 0000")
            .doesNotContain("Leave fast", "Change it", "Back to small steps");
      }
    }
  }

  private static SafetyPlan.Content plan(String signs) {
    return new SafetyPlan.Content(signs, "", "", "", "");
  }

  private static void keep(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
  }
}
