package org.attune.app.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.circle.internal.ContactNames;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.space.PhoneBrowser;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Maya notes the people in her life. */
@AttuneTest
class CircleTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired Circle circle;
  @Autowired Spaces spaces;
  @Autowired SignIns signIns;

  @Value("${local.server.port}") int port;

  @Test
  void howItIsNowIsWhatWasSaidLast() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ben = noted(maya, "Ben 🌻 ‏بن‏ <b>", "we share a wall");
    circle.recordEase(maya, UUID.randomUUID(), ben, 3, "");
    circle.recordEase(maya, UUID.randomUUID(), ben, 6, "he waited");
    Connection is = circle.get(maya, ben);
    assertThat(is.name()).isEqualTo("Ben 🌻 ‏بن‏ <b>");
    assertThat(is.easeHistory()).extracting(Ease::level).containsExactlyInAnyOrder(3, 6);
  }

  @Test
  void nobodyElseFindsOrChangesAnyoneInIt() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    ConnectionId ben = noted(pair.client(), "Ben", "");
    Viewer.Oneself ana = pair.therapist().asOneself();
    assertThat(circle.all(ana)).isEmpty();
    assertThatThrownBy(() -> circle.recordEase(ana, UUID.randomUUID(), ben, 1, "")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> circle.setApart(ana, ben)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> circle.delete(ana, ben)).isInstanceOf(NotFound.class);
    assertThat(circle.get(pair.client(), ben).setApart()).isFalse();
  }

  @Test
  void whoChangesANameThatWasChangedElsewhereIsTold() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ben = noted(maya, "Ben", "");
    circle.rename(maya, ben, 1, "Benjamin", "");
    assertThatThrownBy(() -> circle.rename(maya, ben, 1, "Benny", "")).isInstanceOf(Conflict.class);
    assertThat(circle.get(maya, ben).name()).isEqualTo("Benjamin");
  }

  @Test
  void withAPersonGoesAllThatWasSaidOfThem() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam", "");
    circle.recordEase(maya, UUID.randomUUID(), sam, 2, "loud");
    circle.recordHardTime(maya, UUID.randomUUID(), sam, HardTime.Kind.UNSAFE, "shouted");
    assertThat(spaces.entries(maya)).extracting(SpaceEntry::sentence)
        .containsExactlyInAnyOrder("circle.path.noted", "circle.path.ease", "circle.path.hard.unsafe");
    circle.delete(maya, sam);
    assertThat(spaces.entries(maya)).isEmpty();
  }

  @Test
  void oneThingThatWasSaidIsDeletedByWhoSaidItAndByNobodyElse() {
    AllianceFixtures.Pair pair = pairs.mayaAndAna();
    Viewer.Oneself maya = pair.client();
    ConnectionId sam = noted(maya, "Sam", "");
    UUID ease = UUID.randomUUID();
    UUID hard = UUID.randomUUID();
    circle.recordEase(maya, ease, sam, 2, "loud");
    circle.recordHardTime(maya, hard, sam, HardTime.Kind.UNSAFE, "shouted");
    assertThatThrownBy(() -> circle.deleteEase(pair.therapist().asOneself(), sam, ease)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> circle.deleteEase(maya, noted(maya, "Ben", ""), ease)).isInstanceOf(NotFound.class);
    circle.deleteEase(maya, sam, ease);
    circle.deleteHardTime(maya, sam, hard);
    assertThat(circle.get(maya, sam).easeHistory()).isEmpty();
    assertThat(circle.get(maya, sam).hardTimes()).isEmpty();
  }

  @Test
  void whoIsSetApartIsSoUntilTakenBack() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam", "");
    circle.setApart(maya, sam);
    assertThat(circle.isSetApart(maya, sam)).isTrue();
    circle.undoSetApart(maya, sam);
    assertThat(circle.isSetApart(maya, sam)).isFalse();
    Viewer.Oneself other = pairs.mayaAndAna().client();
    assertThatThrownBy(() -> circle.isSetApart(other, sam)).isInstanceOf(NotFound.class);
  }

  @Test
  void onAPhoneWithoutScriptsSomebodyIsNotedRatedAndSeenNearer() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/11");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add someone")).click();
      page.getByLabel("What do you call them?").fill("Ruth");
      page.getByLabel("What are you to each other?").fill("a friend from the choir");
      keep(page, 0);
      assertThat(phone.says()).contains("Ruth", "a friend from the choir");
      keep(page, 0);
      page.locator("input[name=level][value='6']").check();
      keep(page, 0);
      assertThat(phone.says()).contains("Over time");
      phone.open("/notes/11");
      assertThat(phone.says()).contains("At ease: 6 of 7");
      assertThat(page.locator("svg text").allTextContents()).containsExactly("Ruth");
    }
  }

  @Test
  void whatWasHardAgainAndAgainIsSaidGently() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId sam = noted(maya, "Sam", "we grew up together");
    for (String who : List.of("Ruth", "Ben", "Aunt Lu", "The man at the bakery", "Noor")) {
      circle.recordEase(maya, UUID.randomUUID(), noted(maya, who, ""), 4 + who.length() % 4, "");
    }
    circle.recordEase(maya, UUID.randomUUID(), sam, 5, "");
    circle.recordEase(maya, UUID.randomUUID(), sam, 2, "he forgot again");
    circle.recordHardTime(maya, UUID.randomUUID(), sam, HardTime.Kind.UNAVAILABLE, "");
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.DARK)) {
      Page page = phone.open("/notes/11/" + sam);
      page.getByText("Add something that was hard").click();
      page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("They weren’t there for me")).check();
      page.getByLabel("What happened?").fill("He didn’t answer.");
      keep(page, 1);
      assertThat(phone.says()).contains("You’ve noted twice that Sam wasn’t there for you. That says nothing about what you’re worth.");
      phone.isFineToLookAt("circle", "person-dark");
      phone.open("/notes/11");
      phone.isFineToLookAt("circle", "circle-dark");
      phone.open("/notes/11/new");
      phone.isFineToLookAt("circle", "new-dark");
    }
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      phone.open("/notes/11");
      phone.isFineToLookAt("circle", "circle-light");
      Page page = phone.open("/notes/11/" + sam);
      page.getByText("Set this person apart").click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set apart")).click();
      phone.isFineToLookAt("circle", "apart-light");
      phone.open("/notes/11");
      phone.isFineToLookAt("circle", "circle-apart-light");
      assertThat(page.locator("svg .apart").count()).isEqualTo(1);
      assertThat(phone.says()).contains("Sam", "Set apart");
      int said = circle.get(maya, sam).hardTimes().size();
      phone.open("/notes/11/" + sam).locator("details:has(form[action*='/times/']) summary[aria-label^='Delete']").first().click();
      page.locator("details[open] summary[aria-label^='Delete']").waitFor();
      assertThat(circle.get(maya, sam).hardTimes()).as("nothing goes by one tap").hasSize(said);
      page.locator("summary[aria-label^='Delete: 2']").click();
      phone.isFineToLookAt("circle", "asked-light");
      page.locator("form[action*='/times/'] button:visible").first().click();
      assertThat(phone.says()).contains("Deleted for good.");
      assertThat(circle.get(maya, sam).hardTimes()).hasSize(said - 1);
    }
  }

  @Test
  void fromAContactsFileOnlyTheChosenNamesAreKept() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/11/cards");
      read(page, "not a card at all\u0000\n");
      assertThat(phone.says()).contains("We couldn’t find any names in this file.");
      read(page, """
          BEGIN:VCARD
          VERSION:3.0
          FN:Costa\\, Rui
          TEL:+351 1
          PHOTO;ENCODING=b:AAAA%%%
          END:VCARD
          BEGIN:VCARD
          VERSION:2.1
          N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zil;Ay=C5=9Fe
          END:VCARD
          BEGIN:VCARD
          VERSION:4.0
          EMAIL:nobody@example.org
          END:VCARD
          BEGIN:VCARD
          FN:Broken
          """);
      assertThat(phone.says()).contains("Costa, Rui", "Ayşe Özil", "left out");
      phone.isFineToLookAt("circle", "cards-light");
      page.getByLabel("Costa, Rui").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add them")).click();
      assertThat(circle.all(maya)).extracting(Connection::name).containsExactly("Costa, Rui");
    }
  }

  @Test
  void aLargeContactsFileIsReadAndOneThatIsTooLargeIsToldWhereItWasChosen(@TempDir Path folder) throws IOException {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    String photo = "PHOTO;ENCODING=b:" + "QUJD".repeat(3_000_000) + "\n";
    Path phonebook = Files.writeString(folder.resolve("people.vcf"), card("With a photograph 🌻", photo)
        + IntStream.range(0, ContactNames.MAX_NAMES).mapToObj(i -> card("Person %05d".formatted(i), "")).collect(Collectors.joining()));
    Path photographs = Files.writeString(folder.resolve("photographs.vcf"),
        card("Ana", "PHOTO;ENCODING=b:" + "QUJD".repeat(17_000_000) + "\n"));
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/11/cards");
      read(page, photographs);
      assertThat(phone.says()).contains("larger than 20 MB", "The contacts file");
      read(page, phonebook);
      page.waitForSelector("footer"); // a long page arrives in pieces
      assertThat(phone.says()).contains("With a photograph 🌻", "Person 09998", "more than 10,000 contacts").doesNotContain("Person 09999");
    }
    assertThat(circle.all(maya)).isEmpty();
  }

  @Test
  void fromAPersonsPageSheNotesThatTheyMetOrBeginsALetterOrAWalkUnlessTheyAreSetApart() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    ConnectionId ruth = noted(maya, "Ruth & <b>Co</b>", "");
    ConnectionId sam = noted(maya, "Sam", "");
    circle.setApart(maya, sam);
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/11/" + ruth);
      link(page, "A letter to them");
      assertThat(page.url()).endsWith("/notes/12/new?connection=" + ruth);
      assertThat(page.getByLabel("Who is it to?").inputValue()).isEqualTo("Ruth & <b>Co</b>");
      phone.open("/notes/11/" + ruth);
      link(page, "A coffee, or a walk with them");
      assertThat(page.getByLabel("Who with?").inputValue()).isEqualTo("Ruth & <b>Co</b>");
      phone.open("/notes/11/" + ruth);
      link(page, "We met");
      keep(page, 0);
      assertThat(phone.says()).contains("Noted.", "Last in touch on");
      phone.open("/notes/11/" + sam);
      assertThat(phone.says()).doesNotContain("We met", "A letter to them");
      phone.open("/notes/12/new?connection=" + sam);
      assertThat(page.getByLabel("Who is it to?").inputValue()).isEmpty();
      phone.open("/notes/15/new?connection=" + sam);
      assertThat(page.getByLabel("Who with?").inputValue()).isEmpty();
    }
    try (PhoneBrowser phone = PhoneBrowser.of(pairs.mayaAndAna().client(), chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes");
      assertThat(page.navigate("http://localhost:" + port + "/notes/12/new?connection=" + ruth).status()).as("another’s").isEqualTo(404);
    }
  }

  @Test
  void whoHasNoRoomInThePictureIsInTheList() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    for (int i = 1; i <= 17; i++) {
      circle.recordEase(maya, UUID.randomUUID(), noted(maya, "Person " + i, ""), 1 + i % 7, "");
    }
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      phone.open("/notes/11");
      assertThat(phone.says()).contains("There’s room for 16 in the picture.", "Person 17");
      phone.isFineToLookAt("circle", "full-light");
    }
  }

  private static String card(String name, String more) {
    return "BEGIN:VCARD\nVERSION:3.0\n" + more + "FN:" + name + "\nEND:VCARD\n";
  }

  private static void read(Page page, Path file) {
    page.getByLabel("The contacts file").setInputFiles(file);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Read the file")).click();
  }

  private static void read(Page page, String file) {
    page.getByLabel("The contacts file").setInputFiles(new FilePayload("people.vcf", "text/vcard", file.getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Read the file")).click();
  }

  private static void link(Page page, String name) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
  }

  private static void keep(Page page, int which) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).nth(which).click();
  }

  private ConnectionId noted(Viewer.Oneself person, String name, String tie) {
    ConnectionId id = ConnectionId.random();
    circle.add(person, id, name, tie);
    return id;
  }
}
