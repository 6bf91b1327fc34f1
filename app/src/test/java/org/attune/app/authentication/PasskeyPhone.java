package org.attune.app.authentication;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.app.AxeRules;
import org.attune.app.Chromium;

/** Somebody's phone: a browser with a place for passkeys that asks for a finger. */
final class PasskeyPhone implements AutoCloseable {

  final BrowserContext context;
  final Page page;
  private final CDPSession keys;
  private final String authenticator;
  private final int port;
  private final List<String> complaints = new ArrayList<>();

  PasskeyPhone(Chromium chromium, int port) {
    this(chromium, port, ColorScheme.LIGHT);
  }

  PasskeyPhone(Chromium chromium, int port, ColorScheme scheme) {
    this.port = port;
    context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(360, 780).setColorScheme(scheme)
        .setLocale("en-GB"));
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
        complaints.add(message.text());
      }
    });
    keys = context.newCDPSession(page);
    keys.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", false);
    var asked = new JsonObject();
    asked.add("options", options);
    authenticator = keys.send("WebAuthn.addVirtualAuthenticator", asked).get("authenticatorId").getAsString();
  }

  /** Whether somebody's finger lies on it. */
  void touched(boolean touched) {
    var asked = new JsonObject();
    asked.addProperty("authenticatorId", authenticator);
    asked.add("enabled", new JsonPrimitive(touched));
    keys.send("WebAuthn.setAutomaticPresenceSimulation", asked);
  }

  /** Whether the finger is the owner's. */
  void owned(boolean owned) {
    var asked = new JsonObject();
    asked.addProperty("authenticatorId", authenticator);
    asked.add("isUserVerified", new JsonPrimitive(owned));
    keys.send("WebAuthn.setUserVerified", asked);
  }

  void open(String path) {
    page.navigate("http://localhost:" + port + path);
  }

  void signIn(String name, String password) {
    open("/sign-in");
    page.fill("#signInName", name);
    page.fill("#password", password);
    page.click("form[action='/sign-in'] button:not([formaction])");
  }

  void addPasskey(String name, String password) {
    open("/account/sign-in");
    page.fill("#name", name);
    page.fill("#current", password);
    page.click("#add button");
    touched(true);
    page.click("button[data-passkey]");
    page.waitForURL("**/account/sign-in?done=*");
    touched(false);
  }

  /** Signs out by forgetting. */
  void forgetSignIn() {
    context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("sign_in"));
  }

  void pressPasskey() {
    open("/sign-in");
    page.waitForSelector("button[data-passkey]:visible");
    touched(true);
    page.click("button[data-passkey]");
  }

  String said() {
    return page.locator("main").innerText();
  }

  /** A picture for people to look at, of a page that fits a phone and that everyone can read. */
  void look(String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "gallery", name + ".png")));
    int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
    if (width > 360) {
      complaints.add(name + " is " + width + " wide");
    }
    AxeRules.violations(page).forEach(violation -> complaints.add(name + ": " + violation));
  }

  @Override
  public void close() {
    context.close();
    if (!complaints.isEmpty()) {
      throw new AssertionError(complaints);
    }
  }
}
