package org.attune.endtoend;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's chromium, in which each person of a journey has a browser of their own. */
final class Browser implements AutoCloseable {

  private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
      "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final BrowserUser.PageChecks eyes;
  private final Scripts scripts;

  /** Whether the browsers of a journey run scripts: everything of a first course works without. */
  enum Scripts { ON, OFF }

  Browser(BrowserUser.PageChecks eyes, Scripts scripts) {
    this.eyes = eyes;
    this.scripts = scripts;
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
        .setExecutablePath(executable()).setArgs(QUIET).setHeadless(true));
  }

  private static Path executable() {
    Optional<Path> found = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of).filter(p -> p.toFile().canExecute()).findFirst();
    return found.orElseThrow(() -> new IllegalStateException("chromium isn't installed; ./verify installs it"));
  }

  /** Somebody at a desk. */
  BrowserUser atADesk(ApplicationUnderTest at) {
    return someone(at, 1280, 820);
  }

  /** Somebody on a small phone. */
  BrowserUser onAPhone(ApplicationUnderTest at) {
    return someone(at, 360, 740);
  }

  private BrowserUser someone(ApplicationUnderTest at, int width, int height) {
    return new BrowserUser(chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
        .setViewportSize(width, height).setColorScheme(ColorScheme.LIGHT).setJavaScriptEnabled(scripts == Scripts.ON).setLocale("en-GB")
        .setTimezoneId("Europe/Lisbon")), at, eyes);
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
