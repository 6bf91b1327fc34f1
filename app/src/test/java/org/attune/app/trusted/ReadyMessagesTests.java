package org.attune.app.trusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.TestHttpClient;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceRows;
import org.attune.app.space.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Where no mail goes out, Maya keeps the people that she would reach by her own phone. */
@AttuneTest
class ReadyMessagesTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired ReadyMessages messages;
  @Autowired Spaces spaces;
  @Autowired SignIns signIns;
  @Autowired TestDatabase database;
  @Value("${local.server.port}") int port;

  @Test
  void withoutScriptsSomebodyIsKeptCalledWrittenToChangedAndDeleted() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/17");
      link(page, "Keep a number and a sentence").click();
      page.getByLabel("What do you call them?").fill("Ben");
      page.getByLabel("Their phone number").fill("at home");
      page.getByLabel("A sentence that’s ready").fill("Tea & a walk? 10 minutes + you");
      press(page, "Keep it");
      assertThat(phone.says()).contains("This doesn’t look like a phone number.");
      assertThat(page.getByLabel("A sentence that’s ready").inputValue()).isEqualTo("Tea & a walk? 10 minutes + you");
      page.getByLabel("Their phone number").fill("+44 (0)7700 900123");
      press(page, "Keep it");
      assertThat(phone.says()).contains("Kept. Nothing was sent.", "Ben", "+44 (0)7700 900123", "Tea & a walk? 10 minutes + you");
      assertThat(link(page, "Call Ben").getAttribute("href")).isEqualTo("tel:+447700900123");
      assertThat(link(page, "Message Ben").getAttribute("href"))
          .isEqualTo("sms:+447700900123?&body=Tea%20%26%20a%20walk%3F%2010%20minutes%20%2B%20you");
      assertThat(page.title()).isEqualTo("Attune");
      assertThat(page.url()).matches(".*/notes/17\\?done=[0-9a-f]{1,8}");

      link(page, "Change something about Ben").click();
      assertThat(page.url()).matches(".*/notes/17/words/[0-9a-f-]{36}");
      assertThat(page.getByLabel("Their phone number").inputValue()).isEqualTo("+44 (0)7700 900123");
      page.getByLabel("What do you call them?").fill("Ben, my brother");
      page.getByLabel("Their phone number").fill("");
      press(page, "Keep it");
      assertThat(phone.says()).contains("Ben, my brother");
      assertThat(page.locator("section.sheet :is([href^=tel], [href^=sms])").count()).isZero();
      page.locator("main summary").first().click();
      press(page, "Yes, delete it");
      assertThat(phone.says()).contains("Deleted for good.").doesNotContain("Ben, my brother");
      assertThat(messages.all(maya)).isEmpty();
    }
  }

  @Test
  void withoutEmailSomebodyIsKeptInFiveTapsFromTheFirstPage() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes");
      page.locator("summary").filter(new Locator.FilterOptions().setHasText("Other small steps")).click();
      link(page, "The one").click();
      page.getByLabel("What do you call them?").fill("Ben");
      page.getByLabel("A sentence that’s ready").fill("Tea?");
      press(page, "Keep it");
      assertThat(messages.all(maya)).hasSize(1);
      phone.open("/notes");
      page.locator("summary").filter(new Locator.FilterOptions().setHasText("Other small steps")).click();
      link(page, "The one").click();
      assertThat(page.url()).as("from then on, it opens on who is kept").endsWith("/notes/17");
    }
  }

  @Test
  void thePhonesOwnSheetForSharingComesFirst() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      String how = scheme.name().toLowerCase(Locale.ROOT);
      Viewer.Oneself maya = pairs.mayaAndAna().client();
      messages.add(maya, UUID.randomUUID(), new ReadyMessage.Content("Ben", "07700 900123", "Have you got ten minutes for me today?"));
      messages.add(maya, UUID.randomUUID(), new ReadyMessage.Content("B".repeat(100), "+447700900124", "s".repeat(300)));
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        phone.page.addInitScript("navigator.share = what => { window.shared = what; return Promise.resolve(); }");
        Page page = phone.open("/notes/17");
        Locator first = bens(page);
        first.locator("[data-share]:visible").waitFor();
        assertThat(first.locator(".row > *:visible").allTextContents())
            .containsExactly("Share", "Call", "Message", "Copy the words");
        assertThat(first.locator(":is(a, button, summary):visible").all())
            .allSatisfy(target -> assertThat(target.boundingBox().height).as(target.textContent()).isGreaterThanOrEqualTo(44));
        first.locator("[data-share]").click();
        assertThat(page.evaluate("JSON.stringify(window.shared)")).isEqualTo("{\"text\":\"Have you got ten minutes for me today?\"}");
        phone.isFineToLookAt("trusted", "ready-" + how);
        phone.open("/notes/17/words/new");
        phone.isFineToLookAt("trusted", "ready-sheet-" + how);
      }
      try (PhoneBrowser desk = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        desk.page.addInitScript("delete Navigator.prototype.share");
        Page page = desk.open("/notes/17");
        Locator first = bens(page);
        first.locator("[data-copy]:visible").waitFor();
        assertThat(first.locator(".row > *:visible").allTextContents()).containsExactly("Call", "Message", "Copy the words");
      }
    }
  }

  @Test
  void theyAreHersAloneGoWithHerSpaceAndAreInHerFile() throws Exception {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    Viewer.Oneself maya = pair.client();
    UUID id = UUID.randomUUID();
    var words = new ReadyMessage.Content("Ben", "07700 900123", "Have you got ten minutes?");
    messages.add(maya, id, words);
    messages.add(maya, id, words);
    assertThat(messages.all(maya)).singleElement().extracting(ReadyMessage::words).isEqualTo(words);
    Viewer.Oneself ana = pair.therapist().asOneself();
    assertThat(messages.all(ana)).isEmpty();
    assertThatThrownBy(() -> messages.get(ana, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> messages.change(ana, id, 1, words)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> messages.delete(ana, id)).isInstanceOf(NotFound.class);
    assertThat(new TestHttpClient(port).get("/notes/23/notes.json", cookie(maya)).body())
        .contains("Kept a sentence for Ben", "07700 900123", "Have you got ten minutes?");
    SpaceId space = spaces.of(maya);
    assertThat(SpaceRows.of(space, database)).contains("ready_message");
    spaces.erase(maya);
    assertThat(SpaceRows.of(space, database)).isEmpty();
  }

  @Test
  void whatWasChangedOnAnotherDeviceMeanwhileIsNotWrittenOver() throws Exception {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    UUID id = UUID.randomUUID();
    messages.add(maya, id, new ReadyMessage.Content("Ben", "", "Tea?"));
    messages.change(maya, id, 1, new ReadyMessage.Content("Ben", "", "A walk?"));
    messages.change(maya, id, 1, new ReadyMessage.Content("Ben", "", "A walk?"));
    assertThatThrownBy(() -> messages.change(maya, id, 1, new ReadyMessage.Content("Ben", "", "A call?"))).isInstanceOf(Conflict.class);
    HttpResponse<String> told = new TestHttpClient(port).post("/notes/17/words/" + id, cookie(maya),
        Map.of("version", "1", "name", "Ben", "number", "", "sentence", "A call?"));
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body()).contains("it now says “A walk?”", ">A call?</textarea>", "name=\"version\" value=\"2\"");
    assertThat(messages.get(maya, id).words().sentence()).isEqualTo("A walk?");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Ben | 07700 900123 | 300 | 303", "Ben | | 300 | 303", "Ben | 07700 900123 | 301 | 422", "Ben | 07700 900123 | 0 | 422",
      "'\u200b\u2060\u3164' | 07700 900123 | 5 | 422", "'' | 07700 900123 | 5 | 422", "Ben | 07700 900123 evenings | 5 | 422", "Ben | 12 | 5 | 422",
      "Ben | 1234567890123456 | 5 | 422", "Ben | 123456789012345 | 5 | 303"})
  void whatCouldNotBeReadCalledOrSentIsRefused(String name, String number, int length, int answer) throws Exception {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    HttpResponse<String> page = new TestHttpClient(port).post("/notes/17/words/new", cookie(maya),
        Map.of("name", name, "number", number == null ? "" : number, "sentence", "x".repeat(length)));
    assertThat(page.statusCode()).isEqualTo(answer);
    assertThat(messages.all(maya)).hasSize(answer == 303 ? 1 : 0);
  }

  private String cookie(Viewer.Oneself who) {
    return "sign_in=" + signIns.begin(who).text();
  }

  private static Locator bens(Page page) {
    return page.locator("section.sheet").filter(new Locator.FilterOptions().setHasText("Have you got ten minutes"));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }
}
