package org.attune.app.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.space.PhoneBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya writes letters. */
@AttuneTest
class LettersTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired Letters letters;
  @Autowired Circle circle;
  @Autowired SignIns signIns;

  @Value("${local.server.port}") int port;

  @Test
  void aLetterOfTwoHundredThousandSmilesIsKeptWhole() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    String smiles = "🙂".repeat(Letters.MAX_LENGTH);
    LetterId id = written(maya, "‏אמא‏ <script>", smiles);
    assertThat(letters.get(maya, id).text()).isEqualTo(smiles);
    assertThat(letters.get(maya, id).recipient()).isEqualTo("‏אמא‏ <script>");
  }

  @Test
  void nobodyElseReadsOrDeletesIt() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    LetterId id = written(pair.client(), "Dad", "You never asked.");
    Viewer.Oneself ana = pair.therapist().asOneself();
    assertThat(letters.all(ana)).isEmpty();
    assertThatThrownBy(() -> letters.get(ana, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> letters.delete(ana, id)).isInstanceOf(NotFound.class);
    assertThat(letters.get(pair.client(), id).text()).isEqualTo("You never asked.");
  }

  @Test
  void whatTwoDevicesWroteIsBothKept() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LetterId id = written(maya, "Ben", "Dear Ben,");
    LetterId unused = LetterId.random();
    assertThat(letters.saveEdit(maya, id, 1, unused, "Ben", "Dear Ben, from the phone")).isEqualTo(new Letters.SaveResult.Saved(id));
    assertThat(letters.saveEdit(maya, id, 1, unused, "Ben", "Dear Ben, from the phone")).isEqualTo(new Letters.SaveResult.Saved(id));
    LetterId beside = LetterId.random();
    assertThat(letters.saveEdit(maya, id, 1, beside, "Ben", "Dear Ben, from the desk")).isEqualTo(new Letters.SaveResult.SavedAsCopy(beside));
    assertThat(letters.saveEdit(maya, id, 1, beside, "Ben", "Dear Ben, from the desk")).isEqualTo(new Letters.SaveResult.SavedAsCopy(beside));
    assertThat(letters.all(maya)).extracting(Letter::text)
        .containsExactlyInAnyOrder("Dear Ben, from the phone", "Dear Ben, from the desk");
  }

  @Test
  void withoutScriptsALetterIsWrittenChangedGivenAndDeleted() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/12");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write a letter")).click();
      page.getByLabel("Who is it to?").fill("Dad");
      page.getByLabel("The letter").fill("I waited\nat the window.  ");
      press(page, "Keep it");
      assertThat(phone.says()).contains("Dad", "I waited\nat the window.", "Kept, not sent.");
      assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open in my email app")).getAttribute("href"))
          .isEqualTo("mailto:?body=I%20waited%0D%0Aat%20the%20window.");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on writing")).click();
      assertThat(page.getByLabel("The letter").inputValue()).isEqualTo("I waited\nat the window.");
      page.getByLabel("The letter").fill(" ");
      press(page, "Keep it");
      assertThat(phone.says()).contains("There’s nothing in the letter yet.");
      page.getByLabel("The letter").fill("I waited at the window. I don’t any more.");
      press(page, "Keep it");
      press(page, "I gave it to them, or sent it myself");
      assertThat(phone.says()).contains("You gave it on");
      phone.open("/notes");
      assertThat(phone.says()).contains("Wrote a letter to Dad, and gave it");
      page.getByText("Wrote a letter to Dad, and gave it").click();
      page.getByText("Delete this letter").click();
      press(page, "Delete");
      assertThat(letters.all(maya)).isEmpty();
    }
  }

  @Test
  void aLetterThatMayBeToSomebodySetApartIsKeptOnceItsWriterSaysSo() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = ConnectionId.random();
    circle.add(maya, sam, "Sam Roe", "");
    circle.setApart(maya, sam);
    for (String to : List.of("sam roe", "Sam")) {
      try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
        Page page = phone.open("/notes/12/new");
        page.getByLabel("Who is it to?").fill(to);
        page.getByLabel("The letter").fill("I waited at the window.");
        press(page, "Keep it");
        assertThat(phone.says()).contains("This may be someone you’ve set apart.");
        assertThat(page.getByLabel("Who is it to?").inputValue()).isEqualTo(to);
        assertThat(page.getByLabel("The letter").inputValue()).isEqualTo("I waited at the window.");
        assertThat(letters.all(maya)).isEmpty();
        page.getByLabel("Keep it for myself").check();
        page.getByLabel("The letter").fill(" ");
        press(page, "Keep it");
        assertThat(page.getByLabel("Keep it for myself").isChecked()).as("what was ticked stays").isTrue();
        page.getByLabel("The letter").fill("I waited at the window.");
        press(page, "Keep it");
        assertThat(letters.all(maya)).singleElement().extracting(Letter::recipient).isEqualTo(to);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on writing")).click();
        page.getByLabel("The letter").fill("I don’t wait any more.");
        press(page, "Keep it");
        assertThat(letters.all(maya)).singleElement().extracting(Letter::text).as("not asked again").isEqualTo("I don’t wait any more.");
      }
      letters.delete(maya, letters.all(maya).getFirst().id());
    }
  }

  @Test
  void theQuestionAboutSomebodySetApartIsFineToLookAt() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = ConnectionId.random();
    circle.add(maya, sam, "Sam Roe", "");
    circle.setApart(maya, sam);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/12/new");
        page.getByLabel("Who is it to?").fill("Sam");
        page.getByLabel("The letter").fill("I waited at the window.");
        press(page, "Keep it");
        page.getByText("This may be someone you’ve set apart.").first().waitFor();
        phone.isFineToLookAt("letters", "may-be-set-apart-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
  }

  @Test
  void onPaperStandsTheLetterAlone() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LetterId id = written(maya, "Aunt Lu", "Dear Lu,\n\n" + "Thank you for the soup, and for not asking. ".repeat(60));
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/12/" + id);
      phone.isFineToLookAt("letters", "letter-light");
      assertThat(phone.says()).contains("too long to open in an email app");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator("body").innerText()).startsWith(page.locator(".letter p").first().innerText())
          .contains("Dear Lu,").doesNotContain("Leave fast", "Small steps", "Kept, not sent.", "Help, day and night");
    }
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.DARK)) {
      for (String path : List.of("", "/new", "/" + id + "/sheet")) {
        phone.open("/notes/12" + path);
        phone.isFineToLookAt("letters", "dark" + path.replace("/" + id, "").replace("/", "-"));
      }
    }
  }

  @Test
  void aLetterIsCopiedAsItWasWrittenAndAnOpeningToo() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LetterId id = written(maya, "Lu", "Dear Lu,\n\n  thank <you> 🌻");
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      phone.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = phone.open("/notes/12/" + id);
      press(page, "Copy the words");
      page.getByText("Copied.").waitFor();
      assertThat((String) page.evaluate("navigator.clipboard.readText()")).isEqualTo("Dear Lu,\n\n  thank <you> 🌻");
      phone.isFineToLookAt("letters", "letter-copied-light");
      phone.open("/notes/12");
      press(page, "Copy the words: There’s something I’ve been wanting to thank you for.");
      page.getByText("Copied.").waitFor();
      assertThat((String) page.evaluate("navigator.clipboard.readText()")).isEqualTo("There’s something I’ve been wanting to thank you for.");
      phone.isFineToLookAt("letters", "opening-copied-light");
    }
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
  }

  private LetterId written(Viewer.Oneself person, String to, String text) {
    LetterId id = LetterId.random();
    letters.add(person, id, to, text);
    return id;
  }
}
