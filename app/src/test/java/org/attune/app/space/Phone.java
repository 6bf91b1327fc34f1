package org.attune.app.space;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import org.attune.app.Accessibility;
import org.attune.app.Chromium;
import org.attune.app.identity.Secret;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;

/** Somebody's phone, 360 pixels wide. */
public final class Phone implements AutoCloseable {

  public final Page page;
  private final BrowserContext context;
  private final String base;

  private Phone(Chromium chromium, int port, @Nullable Secret signIn, ColorScheme scheme, boolean scripts) {
    base = "http://localhost:" + port;
    context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(scheme)
        .setJavaScriptEnabled(scripts).setLocale("en-GB"));
    if (signIn != null) {
      context.addCookies(List.of(new Cookie("sign_in", signIn.text()).setUrl(base)));
    }
    page = context.newPage();
  }

  public static Phone of(Viewer.Oneself owner, Chromium chromium, SignIns signIns, int port, ColorScheme scheme) {
    return new Phone(chromium, port, signIns.begin(owner), scheme, true);
  }

  public static Phone withoutScripts(Viewer.Oneself owner, Chromium chromium, SignIns signIns, int port) {
    return new Phone(chromium, port, signIns.begin(owner), ColorScheme.LIGHT, false);
  }

  /** The phone of somebody who has no account here. */
  public static Phone ofAStranger(Chromium chromium, int port, ColorScheme scheme, boolean scripts) {
    return new Phone(chromium, port, null, scheme, scripts);
  }

  public Page open(String path) {
    page.navigate(base + path);
    return page;
  }

  /** What the page says. */
  public String says() {
    return String.valueOf(page.locator("main").textContent());
  }

  /** The names of what the browser keeps for this site and sends along. */
  public List<String> cookies() {
    return context.cookies().stream().map(cookie -> cookie.name).toList();
  }

  /** Goes into a cellar, or comes back up. */
  public void isWithoutConnection(boolean without) {
    context.setOffline(without);
  }

  /** What keeps this page from being put on the home screen, as the browser sees it. */
  public String notInstallable() {
    return String.valueOf(context.newCDPSession(page).send("Page.getInstallabilityErrors").get("installabilityErrors"));
  }

  /** Somebody else’s sign-in stands on it, and nobody signed out. */
  public void isSomehowSignedInBy(Viewer.Oneself other, SignIns signIns) {
    context.addCookies(List.of(new Cookie("sign_in", signIns.begin(other).text()).setUrl(base)));
  }

  /** The sign-in is over, and nobody signed out. */
  public void losesSignIn() {
    context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("sign_in"));
  }

  /** Takes a picture of the page; it breaks no rule of accessibility, and nothing of it lies beside the screen. */
  public void isFineToLookAt(String part, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "gallery", part, name + ".png")));
    assertThat(Accessibility.violations(page)).as(name).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(360);
  }

  @Override
  public void close() {
    context.close();
  }
}
