package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.space.PhoneBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Ana, who manages her practice, names help lines for its people. */
@AttuneTest
class PracticeHelpLinesTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired PracticeHelpLines lines;
  @Autowired SignIns signIns;

  @Value("${local.server.port}") int port;

  @Test
  void thePeopleOfAPracticeSeeItsLinesAndNobodyElseDoes() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    AllianceFixtures.Pair others = pairs.mayaAndAna();
    add(pair.therapist(), "Night line");
    assertThat(lines.all(pair.client())).extracting(PracticeHelpLine::name).containsExactly("Night line");
    assertThat(lines.all(others.client())).isEmpty();
    assertThat(lines.all(new Viewer.Visitor())).isEmpty();
  }

  @Test
  void onlyAManagerNamesThemAndKnowsWhoDidLast() {
    Viewer.Member ana = pairs.mayaAndAna().therapist();
    PracticeHelpLineId line = add(ana, "Night line");
    var asTherapist = new Viewer.Member(ana.person(), ana.practice(), Set.of(Role.THERAPIST));
    assertThatThrownBy(() -> add(asTherapist, "Other")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> lines.remove(asTherapist, line)).isInstanceOf(NotFound.class);
    lines.change(ana, line, 1, said("Day line"));
    assertThatThrownBy(() -> lines.change(ana, line, 1, said("From elsewhere"))).isInstanceOf(Conflict.class);
    assertThat(lines.get(ana, line)).satisfies(is -> {
      assertThat(is.name()).isEqualTo("Day line");
      assertThat(is.lastChange().by()).isEqualTo(ana.person());
    });
    lines.remove(ana, line);
    assertThat(lines.all(ana)).isEmpty();
  }

  @Test
  void nobodyReadsThroughMoreThanADozen() {
    Viewer.Member ana = pairs.mayaAndAna().therapist();
    for (int i = 0; i < PracticeHelpLines.MAX_PER_PRACTICE; i++) {
      add(ana, "Line " + i);
    }
    assertThatThrownBy(() -> add(ana, "Add a helpline")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aManagerTypesANumberThatCanBeDialledAndMayaSeesItFirst() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    try (PhoneBrowser desk = PhoneBrowser.withoutScripts(pair.therapist().asOneself(), chromium, signIns, port)) {
      Page page = desk.open("/practice");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Help lines of the practice")).click();
      page.fill("#name", "Corner House at night");
      page.fill("#number", "call Ben");
      page.fill("#address", "javascript://example.org/%0aalert(1)");
      addIt(page);
      assertThat(desk.says()).contains("This isn’t a phone number", "This isn’t a web address");
      assertThat(page.inputValue("#name")).isEqualTo("Corner House at night");
      page.fill("#number", "+44 20 7946 0000");
      page.fill("#hours", "day and night");
      page.fill("#forWhom", "for anyone of ours");
      page.fill("#address", "www.example.org/help");
      addIt(page);
      assertThat(desk.says()).contains("Saved. People can see it from now on.", "Last changed on", "by Ana Costa");
    }
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser desk = PhoneBrowser.of(pair.therapist().asOneself(), chromium, signIns, port, scheme);
          PhoneBrowser phone = PhoneBrowser.of(pair.client(), chromium, signIns, port, scheme)) {
        desk.open("/practice/help-lines");
        desk.isFineToLookAt("safety", "practice-lines-" + scheme);
        Page page = phone.open("/pages/1");
        phone.isFineToLookAt("safety", "help-" + scheme);
        assertThat(page.locator("main a[href^='tel:']").evaluateAll("all => all.map(a => a.getAttribute('href'))").toString())
            .startsWith("[tel:999, tel:+442079460000, tel:116123");
        assertThat(page.locator("a[href='https://www.example.org/help']").textContent()).isEqualTo("example.org/help");
        assertThat(page.locator("a[href='/notes/19']").count()).isEqualTo(1);
      }
    }
    try (PhoneBrowser desk = PhoneBrowser.withoutScripts(pair.therapist().asOneself(), chromium, signIns, port)) {
      Page page = desk.open("/practice/help-lines");
      page.locator("form[action$='/removal'] button").click();
      assertThat(desk.says()).contains("Removed.").doesNotContain("Corner House at night");
    }
  }

  private PracticeHelpLineId add(Viewer.Member manager, String name) {
    var id = new PracticeHelpLineId(UUID.randomUUID());
    lines.add(manager, id, said(name));
    return id;
  }

  private static PracticeHelpLines.Details said(String name) {
    return new PracticeHelpLines.Details(name, "020 7946 0000", "", "", "");
  }

  private static void addIt(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add it")).click();
  }
}
