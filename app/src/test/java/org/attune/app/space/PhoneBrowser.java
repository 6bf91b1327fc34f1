package org.attune.app.space;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;

/** Somebody's phone, 360 pixels wide. */
public final class PhoneBrowser implements AutoCloseable {

  public final Page page;
  private final BrowserContext context;
  private final String base;

  private PhoneBrowser(Chromium chromium, int port, @Nullable SecretToken signIn, ColorScheme scheme, boolean scripts) {
    base = "http://localhost:" + port;
    context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(scheme)
        .setJavaScriptEnabled(scripts).setLocale("en-GB"));
    if (signIn != null) {
      context.addCookies(List.of(new Cookie("sign_in", signIn.text()).setUrl(base)));
    }
    page = context.newPage();
  }

  public static PhoneBrowser of(Viewer.Oneself owner, Chromium chromium, SignIns signIns, int port, ColorScheme scheme) {
    return new PhoneBrowser(chromium, port, signIns.begin(owner), scheme, true);
  }

  public static PhoneBrowser withoutScripts(Viewer.Oneself owner, Chromium chromium, SignIns signIns, int port) {
    return new PhoneBrowser(chromium, port, signIns.begin(owner), ColorScheme.LIGHT, false);
  }

  /** The phone of somebody who has no account here. */
  public static PhoneBrowser ofAStranger(Chromium chromium, int port, ColorScheme scheme, boolean scripts) {
    return new PhoneBrowser(chromium, port, null, scheme, scripts);
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

  /** Somebody else is signed in on it, and nobody signed out. */
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
    assertThat(AxeRules.violations(page)).as(name).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(name).isLessThanOrEqualTo(360);
  }

  /** The same by day and by night, without opening the page twice; without motion, so that no colour is on its way to the other one. */
  public void isFineToLookAtInBothSchemes(String part, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
      isFineToLookAt(part, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
