package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.Chromium;
import org.attune.app.alliance.AllianceFixtures;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.Viewer;
import org.attune.app.space.PhoneBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a browser keeps of somebody's private pages in its history says nothing of them. */
@AttuneTest
class NeutralAddressesTests {

  /** Somebody who reads one of these knows that something was written, and not what about. */
  private static final Set<String> NEUTRAL = Set.of("notes", "pages", "note", "lines", "new", "name", "words", "sheet", "sides", "search", "path",
      "plan", "offline", "pause", "cards", "chosen", "later", "again", "end", "return", "place", "tries", "times", "levels", "contacts", "limits",
      "taps", "live", "renewal", "taking-back", "apart", "giving", "keeping", "ending", "opening", "reader", "removal", "sealing", "deletion", "erasing",
      "writer", "worker.js", "going-on", "afterwards", "invitation.ics", "notes.html", "notes.csv", "notes.json", "yes", "no", "never", "askable",
      "questions");

  @Autowired AllianceFixtures pairs;
  @Autowired SignIns signIns;
  @RegisterExtension static final Chromium chromium = new Chromium();

  @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
  @Value("${local.server.port}") int port;

  @Test
  void noPartOfAPrivateAddressSaysWhatThePageIsAbout() {
    assertThat(mappings.getHandlerMethods().keySet().stream().flatMap(mapping -> mapping.getPatternValues().stream())
        .filter(address -> address.matches("/(notes|pages|note|lines)(/.*)?"))
        .flatMap(address -> Stream.of(address.substring(1).split("/")))
        .filter(part -> !part.startsWith("{") && !part.matches("[0-9]{1,2}") && !NEUTRAL.contains(part)).collect(Collectors.toSet())).isEmpty();
  }

  @Test
  void thePagesThatWereNamedByWhatTheyAreAboutHaveNoSuchName() {
    assertThat(mappings.getHandlerMethods().keySet().stream().flatMap(mapping -> mapping.getPatternValues().stream())
        .filter(address -> address.matches("/(steps|help|someone-else|trusted|unsaid|about)(/.*)?|.*/someone-else"))).isEmpty();
  }

  @Test
  void neitherDoesTheTitleOfATab() throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      for (Path template : templates.filter(NeutralAddressesTests::isPrivate).toList()) {
        assertThat(Files.readString(template).lines().filter(line -> line.startsWith("@template.layout.page("))).as(template.toString())
            .allMatch(line -> line.contains("title = page.t(\"space.tab\")") || line.contains("title = page.t(\"safety.tab\")")
                || line.contains("title = \"Attune\""));
      }
    }
  }

  private static boolean isPrivate(Path template) {
    return template.toString().matches(".*/jte/(space|circle|letters|ladder|moments|outings|rhythm|theone|discomfort)/.*|"
        + ".*/jte/safety/(plan|plan-sheet|offline|help|someone-else)\\.jte|.*/jte/bringing/bring[^/]*\\.jte|.*/jte/layout/privacy\\.jte|.*/erased\\.jte");
  }

  @Test
  void whatWasDoneIsSaidOnThePageAndNotInItsAddress() {
    Viewer.Oneself maya = pairs.mayaAndAna().client();
    try (PhoneBrowser phone = PhoneBrowser.of(maya, chromium, signIns, port, ColorScheme.LIGHT)) {
      Page page = phone.open("/notes/19/sheet");
      page.fill("textarea[name=signs]", "The long silence.");
      page.locator("main form button").last().click();
      page.waitForURL("**/notes/19?*");
      assertThat(page.url()).matches(".*/notes/19\\?done=[0-9a-f]{1,8}");
      assertThat(page.locator("#notice").innerText()).isNotBlank();
      phone.open("/notes/22");
      page.check("input[name=who][value=others]");
      page.getByText("Go on").click();
      assertThat(page.locator("main").innerText()).contains("better not");
      assertThat(page.url()).endsWith("/notes/22");
    }
  }

  @ParameterizedTest
  @CsvSource({"/steps/safety-plan, /notes/19", "/steps/letters/new?tone=WARM, /notes/12/new?tone=WARM", "/steps, /notes",
      "/help?country=FR, /pages/1?country=FR", "/about/privacy, /pages/2", "/someone-else, /pages/3"})
  void anOldAddressStillLeadsThere(String former, String now) throws Exception {
    HttpResponse<Void> answer = HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + former)).build(), HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.headers().firstValue("Location")).hasValue(now);
  }
}
