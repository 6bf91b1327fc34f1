package org.attune.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person with a browser of their own. Errors in its console, and requests elsewhere, are kept and fail the journey. */
final class BrowserUser {

  /** Whether a journey stops to look at its pages: once is enough. */
  enum PageChecks { OPEN, CLOSED }

  private static final Path PICTURES = Path.of("target", "screenshots");

  private final Page page;
  private final ApplicationUnderTest at;
  private final PageChecks eyes;
  private final List<String> faults = new ArrayList<>();

  BrowserUser(BrowserContext context, ApplicationUnderTest at, PageChecks eyes) {
    this.page = context.newPage();
    this.at = at;
    this.eyes = eyes;
    // a busy machine is slow, and a page that never comes fails in the end
    page.setDefaultTimeout(300_000);
    com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(300_000);
    page.onPageError(faults::add);
    page.onConsoleMessage(m -> {
      // a refused form answers 422 and a browser calls that an error; it isn't one here
      if (m.type().equals("error") && !m.text().contains("status of 4")) {
        faults.add(m.text());
      }
    });
    page.onRequest(r -> {
      String host = URI.create(r.url()).getHost();
      if (host != null && !host.equals("localhost") && !host.equals("127.0.0.1")) {
        faults.add("asked another server: " + r.url());
      }
    });
  }

  Page page() {
    return page;
  }

  BrowserUser goes(String path) {
    page.navigate(path.startsWith("http") ? path : at.url(path));
    return this;
  }

  BrowserUser types(String label, String text) {
    // a choice whose hint happens to hold the word is no field to type into
    page.getByLabel(label).and(page.locator("input:not([type=radio]):not([type=checkbox]), textarea")).first().fill(text);
    return this;
  }

  BrowserUser ticks(String label) {
    page.getByLabel(label).first().check();
    return this;
  }

  BrowserUser presses(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).first().click();
    return this;
  }

  BrowserUser follows(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
    return this;
  }

  /** Marks a line of the check-in, by its beginning, with a number from 1 to 7. */
  BrowserUser marks(String line, int score) {
    Locator row = page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(line));
    row.first().locator("input[value='" + score + "']").check(new Locator.CheckOptions().setForce(true));
    return this;
  }

  BrowserUser sees(String... words) {
    for (String word : words) {
      com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator("body")).containsText(word);
    }
    return this;
  }

  BrowserUser doesNotSee(String... words) {
    for (String word : words) {
      com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator("body")).not().containsText(word);
    }
    return this;
  }

  /** Looks at the page on a phone and at a desk, light and dark: keeps the pictures, and axe finds nothing on any. */
  BrowserUser looksAround(String name) {
    if (eyes == PageChecks.CLOSED) {
      return this;
    }
    var size = page.viewportSize();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE)); // no colour is on its way to the other one
      for (int width : new int[] {360, 1280}) {
        page.setViewportSize(width, width == 360 ? 740 : 820);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
            .setPath(PICTURES.resolve(name + (width == 360 ? "-phone" : "-desk") + (scheme == ColorScheme.DARK ? "-dark" : "") + ".png")));
        // no page of ours has frames, for which the other mode opens a further page at each look
        var found = new AxeBuilder(page).setLegacyMode(true)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")).analyze();
        assertThat(found.getViolations()).as("axe on %s at %d px, %s: %s", name, width, scheme, found.getViolations()).isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).as("%s scrolls sideways at %d px", name, width).isLessThanOrEqualTo(0);
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(size.width, size.height);
    return this;
  }

  /** What went wrong in this browser while nobody looked. */
  List<String> faults() {
    return faults;
  }
}
