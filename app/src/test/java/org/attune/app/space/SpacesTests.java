package org.attune.app.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.FilledPractice;
import org.attune.app.TestHttpClient;
import org.attune.app.ViewerSql;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.alliance.AllianceFixtures.Pair;
import org.attune.app.authentication.SignIns;
import org.attune.app.bringing.EntrySharing;
import org.attune.app.bringing.SharedEntryId;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/** Maya has a space of her own, beside her course with Ana. */
@AttuneTest
class SpacesTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired AllianceFixtures pairs;
  @Autowired Spaces spaces;
  @Autowired SeenMoments moments;
  @Autowired EntrySharing bringing;
  @Autowired Letters letters;
  @Autowired People people;
  @Autowired SignIns signIns;
  @Autowired ViewerSql eyes;
  @Autowired TestDatabase database;
  @Autowired ApplicationContext application;

  @Value("${local.server.port}") int port;

  @Test
  void whatMayaKeepsIsThereForHerAndForNobodyElse() {
    Pair pair = pairs.mayaAndAna();
    UUID id = kept(pair.client(), "The driver waited for me. 🚌 ‏שלום‏ <script>alert(1)</script>");
    assertThat(moments.all(pair.client())).extracting(SeenMoment::words)
        .containsExactly("The driver waited for me. 🚌 ‏שלום‏ <script>alert(1)</script>");
    Viewer.Oneself ana = pair.therapist().asOneself();
    assertThat(moments.all(ana)).isEmpty();
    assertThat(eyes.rows(pair.therapist(), "seen_moment")).isEmpty();
    assertThatThrownBy(() -> moments.delete(ana, id)).isInstanceOf(NotFound.class);
    assertThat(moments.all(pair.client())).hasSize(1);
  }

  @Test
  void whatIsSentTwiceIsKeptOnce() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    UUID id = kept(maya, "A wave from across the street.");
    moments.add(maya, id, "A wave from across the street.");
    assertThat(moments.all(maya)).hasSize(1);
  }

  @Test
  void anErasedSpaceLeavesNothingOfItNorItsKeyAndAnotherCanBegin() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    kept(maya, "Someone remembered my name.");
    SpaceId space = spaces.of(maya);
    assertThat(SpaceRows.of(space, database)).contains("seen_moment", "words_key");
    spaces.erase(maya);
    assertThat(SpaceRows.of(space, database)).isEmpty();
    kept(maya, "Someone remembered it again.");
    assertThat(spaces.entries(maya)).hasSize(1);
  }

  @Test
  void whatIsInASpaceIsFoundByItsId() {
    Viewer.Oneself client = FilledPractice.named(application, "Found").own().client();
    List<SpaceEntry> all = Stream.concat(spaces.entries(client).stream(), spaces.views(client).stream()).toList();
    assertThat(all.stream().map(entry -> entry.address().split("/")[2]).distinct()).as("from each section").hasSizeGreaterThanOrEqualTo(8);
    assertThat(all).allSatisfy(entry -> assertThat(spaces.entry(client, entry.id())).contains(entry));
    assertThat(spaces.entry(pairs.mayaAndAna().client(), all.getFirst().id())).isEmpty();
  }

  @Test
  void oneEntryIsOpenedWithoutTheOthers() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    UUID one = kept(maya, "A held door.");
    database.asOwner().sql("update seen_moment set words = '\\x00' where id = :id").param("id", kept(maya, "A wave.")).update();
    assertThat(spaces.entry(maya, one)).isPresent();
    assertThatThrownBy(() -> spaces.entries(maya)).as("the other does not open").isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoErasesTheirAccountErasesTheirSpace() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    kept(maya, "A held door.");
    SpaceId space = spaces.of(maya);
    people.erase(maya);
    assertThat(SpaceRows.of(space, database)).isEmpty();
    assertThat(database.asOwner().sql("select count(*) from words_key where owner_id = :maya").param("maya", maya.person().value())
        .query(Long.class).single()).isZero();
  }

  @Test
  void aCopyIsBroughtToOnesOwnTherapistAndToNobodyElse() {
    Pair pair = pairs.mayaAndAna();
    Pair others = pairs.mayaAndAna();
    UUID id = kept(pair.client(), "A held door.");
    bringing.shareCopy(pair.client(), new SharedEntryId(UUID.randomUUID()), pair.course(), id);
    assertThat(bringing.ofCourse(pair.therapist(), pair.course())).extracting(b -> b.copy().arguments())
        .containsExactly(List.of("A held door."));
    assertThat(bringing.ofCourse(others.therapist(), pair.course())).isEmpty();
    assertThatThrownBy(() -> bringing.shareCopy(pair.client(), new SharedEntryId(UUID.randomUUID()), others.course(), id))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> bringing.shareCopy(others.client(), new SharedEntryId(UUID.randomUUID()), others.course(), id))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void onAPhoneALineIsKeptFoundBroughtReadTakenBackTakenAlongAndErased() throws IOException {
    Pair pair = pairs.mayaAndAna();
    try (PhoneBrowser maya = PhoneBrowser.withoutScripts(pair.client(), chromium, signIns, port)) {
      Page page = maya.open("/notes");
      page.getByText("Other small steps").click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("A moment you were seen")).click();
      page.getByLabel("What happened?").fill("=The neighbour waved.");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
      assertThat(maya.says()).contains("=The neighbour waved.", "today");
      maya.open("/notes/search").getByLabel("A word or two").fill("NEIGHBOUR");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find it")).click();
      assertThat(maya.says()).contains("Was seen: =The neighbour waved.");
      assertThat(page.locator("mark").allTextContents()).containsExactly("neighbour");
      assertThat(page.url()).endsWith("/notes/search");
      maya.open("/notes/20").getByText("Was seen: =The neighbour waved.").click();
      assertThat(maya.says()).contains("Ana can read the copy until you take it back");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bring it to Ana")).click();
      assertThat(maya.says()).contains("Copied for Ana");
    }
    try (PhoneBrowser ana = PhoneBrowser.of(pair.therapist().asOneself(), chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = ana.open("/courses/" + pair.course());
      assertThat(ana.says()).contains("Was seen: =The neighbour waved.");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read it")).click();
      assertThat(ana.says()).contains("=The neighbour waved.");
      ana.isFineToLookAt("space", "brought-for-the-therapist");
    }
    try (PhoneBrowser maya = PhoneBrowser.of(pair.client(), chromium, signIns, port, ColorScheme.DARK)) {
      Page page = maya.open("/looks");
      assertThat(maya.says()).contains("Something you brought from your small steps");
      for (String path : List.of("/notes", "/notes/path", "/notes/21", "/notes/24?pace=slow", "/notes/search", "/notes/23", "/notes/20")) {
        maya.open(path);
        maya.isFineToLookAt("space", path.substring(1).replaceAll("[/?=]", "-"));
      }
      maya.open("/notes/20").getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it back")).click();
      assertThat(maya.says()).contains("Nothing so far.");
      assertThat(bringing.ofCourse(pair.therapist(), pair.course())).isEmpty();
      maya.open("/notes/23");
      assertThat(taken(page, "A table (CSV)")).contains("'=The neighbour waved.");
      assertThat(taken(page, "For another program (JSON)")).contains("\"=The neighbour waved.\"");
      assertThat(taken(page, "A page to read or print")).contains("=The neighbour waved.");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Erase my space")).click();
      assertThat(maya.says()).contains("Nothing has been erased.");
      page.getByLabel("Yes, erase everything").check();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Erase my space")).click();
      assertThat(maya.says()).contains("Everything in this space has been erased");
      assertThat(spaces.entries(pair.client())).isEmpty();
    }
  }

  @Test
  void whoHasNoTherapistReadsNothingOfHavingOne() throws Exception {
    var robin = new Viewer.Oneself(PersonId.random());
    people.create(robin, "Robin", ContactDetails.none());
    String cookie = "sign_in=" + signIns.begin(robin).text();
    UUID seen = kept(robin, "A held door.");
    var caller = new TestHttpClient(port);
    List<String> addresses = IntStream.rangeClosed(11, 24).filter(page -> page != 20).mapToObj(page -> "/notes/" + page).toList();
    for (String address : Stream.concat(Stream.of("/notes", "/notes/path", "/notes/search", "/notes/12/new", "/notes/15/new", "/notes/17/new",
        "/notes/18/new", "/notes/19/sheet", "/notes/14/new", "/account", "/account/erasing", "/pages/1"), addresses.stream()).toList()) {
      HttpResponse<String> page = caller.get(address, cookie);
      assertThat(page.statusCode()).as(address).isEqualTo(200);
      assertThat(page.body()).as(address).doesNotContainPattern("(?i)(your|my|their) (therap|session|appointment|course|check-in)|bring it to|/notes/20|/course");
    }
    assertThat(caller.get("/notes/20", cookie).statusCode()).isEqualTo(404);
    assertThat(caller.get("/notes/20/" + seen, cookie).statusCode()).isEqualTo(404);
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    assertThat(caller.get("/notes", "sign_in=" + signIns.begin(maya).text()).body()).contains("Bring it to therapy", "/notes/20");
  }

  @Test
  void whatIsLookedForIsMarkedInItsSentence() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    LetterId letter = LetterId.random();
    letters.add(maya, letter, "Ruth", "It rained. I saw <b>a Heron</b> by the water! Then home. " + "and on ".repeat(200)
        + "another heron 🌧 " + "and on ".repeat(200) + ".");
    kept(maya, "A heron, again.");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/search");
        page.getByLabel("A word or two").fill("heron");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find it")).click();
        page.locator("mark").first().waitFor();
        assertThat(page.locator("mark").allTextContents()).containsExactlyInAnyOrder("heron", "Heron");
        assertThat(page.locator("main bdi").allTextContents()).contains("I saw <b>a Heron</b> by the water!").doesNotContain("It rained.");
        phone.isFineToLookAt("space", "found-" + scheme);
        page.getByLabel("A word or two").fill("another HERON 🌧");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find it")).click();
        page.getByText("…").waitFor();
        assertThat(page.locator("mark").allTextContents()).containsExactly("another heron 🌧");
      }
    }
  }

  @Test
  void aMomentIsDeletedOnlyAfterItWasAskedFor() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    kept(maya, "The neighbour waved.");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, scheme)) {
        Page page = phone.open("/notes/21");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, delete it")).count()).isZero();
        page.locator("summary").click();
        page.getByText("This deletes it straight away, for good.").waitFor();
        phone.isFineToLookAt("space", "asked-" + scheme);
      }
    }
    assertThat(moments.all(maya)).hasSize(1);
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/21");
      page.locator("summary").click();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, delete it")).click();
      assertThat(phone.says()).contains("Deleted for good.");
    }
    assertThat(moments.all(maya)).isEmpty();
  }

  @Test
  void aLineThatIsTooLongComesBackWhole() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.withoutScripts(maya, chromium, signIns, port)) {
      Page page = phone.open("/notes/21");
      page.getByLabel("What happened?").fill("é".repeat(501));
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
      assertThat(phone.says()).contains("One line holds 500 characters; this has 501.");
      assertThat(page.getByLabel("What happened?").inputValue()).isEqualTo("é".repeat(501));
      assertThat(moments.all(maya)).isEmpty();
    }
  }

  private UUID kept(Viewer.Oneself person, String line) {
    UUID id = UUID.randomUUID();
    moments.add(person, id, line);
    return id;
  }

  private static String taken(Page page, String link) throws IOException {
    Download file = page.waitForDownload(() -> page.getByText(link).click());
    return Files.readString(file.path());
  }
}
