package org.attune.app.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.TestPractice;
import org.attune.app.identity.SecretToken;
import org.attune.app.jobs.internal.DueJobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A file of past sessions, brought in and taken out by hand; with JavaScript and without. */
@AttuneTest
class ImportPagesTests {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired ApplicationContext application;
  @Autowired DueJobs dueJobs;
  @LocalServerPort int port;

  private @Nullable BrowserContext therapist;
  private boolean script;

  @AfterEach
  void leave() {
    if (therapist != null) {
      therapist.close();
    }
  }

  @ParameterizedTest(name = "with JavaScript: {0}")
  @ValueSource(booleans = {true, false})
  void a_wide_file_becomes_a_named_score_and_can_be_undone(boolean script) throws IOException {
    Page page = signedIn(360, 740, ColorScheme.LIGHT, script);
    page.navigate(address("/imports"));
    look(page, "imports-start");
    page.setInputFiles("#file", new FilePayload("sessions.csv", "text/csv", wideFile()));
    page.click("main form .button");
    assertThat(page.title()).isEqualTo("What’s in which column?");
    page.fill("#measure", "BDI");
    page.fill("#low", "0");
    page.fill("#high", "63");
    page.check("#better");
    page.fill("#firstDay", "2026-01-05");
    look(page, "imports-columns");
    page.click("main form .button");
    assertThat(page.title()).isEqualTo("What would be imported");
    look(page, "imports-preview");
    page.click("#confirm");
    assertThat(page.innerText("h1")).isEqualTo("Your import is under way");
    // no look: it refreshes without being asked

    dueJobs.run();
    page.reload();
    assertThat(page.innerText("h1")).isEqualTo("Your sessions are imported");
    look(page, "imports-done");
    page.click("text=Undo this");

    assertThat(page.innerText("h1")).isEqualTo("The import is being undone");
    dueJobs.run();
    page.reload();
    assertThat(page.innerText("h1")).isEqualTo("The import is undone");
    look(page, "imports-undone");
  }

  @Test
  void wrong_cells_stand_with_their_places_and_nothing_typed_is_lost() {
    Page page = signedIn(1280, 900, ColorScheme.DARK, true);
    page.navigate(address("/imports"));
    page.fill("#pasted", "client;date;mood\nNoor;03/04/2026;=1+1\nNoor;05/06/2025;12\nBo;04/05/2025;a lot\n");
    page.click("main form .button");
    page.fill("#measure", "Mood");
    page.fill("#low", "0");
    page.click("main form .button");
    assertThat(page.innerText("[data-refused]")).contains("highest", "which is right", "better");
    assertThat(page.inputValue("#measure")).isEqualTo("Mood");
    look(page, "imports-columns-refused");
    page.fill("#high", "63");
    page.check("#better");
    page.check("#order");
    page.click("main form .button");
    assertThat(page.innerText("main")).contains("2 cells couldn’t be read", "formulas aren’t worked out");
    look(page, "imports-preview-findings");
    page.click("#confirm");
    assertThat(page.innerText("[data-refused]")).contains("couldn’t be read");
    page.check("#leaveWrong");
    page.click("#confirm");
    assertThat(page.innerText("h1")).isEqualTo("Your import is under way");
  }

  @Test
  void what_a_file_leaves_open_is_asked_and_what_was_understood_is_shown() {
    Page page = signedIn(360, 740, ColorScheme.LIGHT, true);
    page.navigate(address("/imports"));
    page.fill("#pasted", "sep=;\nclient;date;steps\nNoor;03/04/2025;1.234\nNoor;05/06/2025;2.345\n");
    page.click("main form .button");
    page.fill("#measure", "Steps");
    page.fill("#low", "0");
    page.fill("#high", "5000");
    page.check("#better");
    page.click("main form .button");
    assertThat(page.innerText("main")).contains("What does 03/04/2025 mean in this file?", "The month comes first: 4 March 2025",
        "What does 1.234 mean in this file?", "The decimals follow a comma: 1234");
    look(page, "imports-columns-asked");
    page.check("#order-MONTH_FIRST");
    page.check("#mark-COMMA");
    page.click("main form .button");

    assertThat(page.innerText("main")).contains("“03/04/2025” is 4 March 2025", "“1.234” is 1234.");
    look(page, "imports-preview-understood");
  }

  @Test
  void two_columns_of_one_name_are_refused_by_name() {
    Page page = signedIn(360, 740, ColorScheme.LIGHT, true);
    page.navigate(address("/imports"));
    page.fill("#pasted", "client,session,score,score\na,1,20,1\n");
    page.click("main form .button");

    assertThat(page.innerText("#pasted-error, #file-error")).contains("“score”: columns 3 and 4");
  }

  @Test
  void what_is_no_table_gets_a_sentence() {
    Page page = signedIn(360, 740, ColorScheme.DARK, true);
    page.navigate(address("/imports"));
    page.setInputFiles("#file",
        new FilePayload("wide.csv", "text/csv", "a,".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)));
    page.click("main form .button");

    assertThat(page.innerText("#file-error")).contains("more than 500 columns");
    look(page, "imports-refused");
  }

  @Test
  void a_file_that_is_too_large_gets_a_sentence_at_its_place() throws IOException {
    Page page = signedIn(360, 740, ColorScheme.LIGHT, true);
    for (int megabytes : List.of(22, 60)) {
      Path large = Files.write(Path.of("target", "large.csv"), "a,b\n".repeat(megabytes << 18).getBytes(StandardCharsets.UTF_8));
      page.navigate(address("/imports"));
      page.setInputFiles("#file", large);
      page.click("main form .button");

      assertThat(page.innerText("#file-error")).contains("larger than 20 MB");
    }
    look(page, "imports-too-large");
  }

  /** A file of one's own, by {@code -Dattune.file}, or twelve sessions of three people. */
  private static byte[] wideFile() throws IOException {
    String own = System.getProperty("attune.file");
    if (own != null) {
      return Files.readAllBytes(Path.of(own));
    }
    var file = new StringBuilder("\"id\"");
    for (int session = 0; session <= 12; session++) {
      file.append(",\"bdi_s").append(session).append('"');
    }
    for (int person = 1; person <= 3; person++) {
      file.append('\n').append(person);
      for (int session = 0; session <= 12; session++) {
        file.append(',').append(session == person ? "NA" : String.valueOf(40 - 2 * session - person));
      }
    }
    return file.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private Page signedIn(int width, int height, ColorScheme scheme, boolean script) {
    TestPractice practice = TestPractice.named(application, "W" + UUID.randomUUID().toString().substring(0, 8));
    SecretToken secret = TestPractice.signIn(application, practice.therapist().person());
    BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(width, height)
        .setColorScheme(scheme).setJavaScriptEnabled(script));
    context.addCookies(List.of(new Cookie("sign_in", secret.text()).setDomain("localhost").setPath("/")));
    therapist = context;
    this.script = script;
    return context.newPage();
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  /** A picture to look at, and nothing for axe to find. */
  private void look(Page page, String name) {
    if (!script) {
      return; // axe is JavaScript itself
    }
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
        .setPath(Path.of("target", "gallery", name + ".png")));
    assertThat(AxeRules.violations(page)).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(page.viewportSize().width);
  }
}
