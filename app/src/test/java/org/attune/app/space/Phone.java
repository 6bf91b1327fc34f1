package org.attune.app.space;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import org.attune.app.Chromium;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.Viewer;

/** Somebody's phone, 360 pixels wide, on which they are signed in. */
public final class Phone implements AutoCloseable {

  public final Page page;
  private final BrowserContext context;
  private final String base;

  private Phone(Chromium chromium, SignIns signIns, int port, Viewer.Oneself owner, ColorScheme scheme, boolean scripts) {
    base = "http://localhost:" + port;
    context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(scheme)
        .setJavaScriptEnabled(scripts).setLocale("en-GB"));
    context.addCookies(List.of(new Cookie("sign_in", signIns.begin(owner).text()).setUrl(base)));
    page = context.newPage();
  }

  public static Phone of(Viewer.Oneself owner, Chromium chromium, SignIns signIns, int port, ColorScheme scheme) {
    return new Phone(chromium, signIns, port, owner, scheme, true);
  }

  public static Phone withoutScripts(Viewer.Oneself owner, Chromium chromium, SignIns signIns, int port) {
    return new Phone(chromium, signIns, port, owner, ColorScheme.LIGHT, false);
  }

  public Page open(String path) {
    page.navigate(base + path);
    return page;
  }

  /** What the page says. */
  public String says() {
    return String.valueOf(page.locator("main").textContent());
  }

  /** Takes a picture of the page; it breaks no rule of accessibility, and nothing of it lies beside the screen. */
  public void isFineToLookAt(String part, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "gallery", part, name + ".png")));
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .extracting(rule -> rule.getId() + " " + rule.getNodes()).as(name).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(360);
  }

  @Override
  public void close() {
    context.close();
  }
}
