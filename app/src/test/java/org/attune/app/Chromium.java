package org.attune.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Debian's chromium: one for all tests of a process, started by the first that needs it, and ended with the process. */
public final class Chromium implements BeforeAllCallback {

  /** In milliseconds: a busy machine is slow, and a page that never comes fails in the end. */
  private static final int PATIENCE = 300_000;

  /** A page lives for a second, too briefly for the compilers that optimise, and its memory is gone with it: a fifth of the CPU time. */
  private static final String BRIEF =
      "--js-flags=--no-opt --no-maglev --single-threaded --min-semi-space-size=32 --max-semi-space-size=64";

  private static final Map<String, Browser> RUNNING = new ConcurrentHashMap<>();

  private final String name;

  /** The one that never draws a window, at less than half the cost. */
  public Chromium() {
    this("chromium-headless-shell");
  }

  private Chromium(String name) {
    this.name = name;
  }

  /** The one that people use, for what the other can't do: it knows nothing of installing a page. */
  public static Chromium thatInstalls() {
    return new Chromium("chromium");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    browser().version();
  }

  /** A browser of somebody's own: no cookie, no history. */
  public BrowserContext newContext(Browser.NewContextOptions options) {
    BrowserContext context = browser().newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  private Browser browser() {
    return RUNNING.computeIfAbsent(name, Chromium::launch);
  }

  private static Browser launch(String name) {
    var environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment)).chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin", name)).setTimeout(PATIENCE)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", BRIEF)));
  }
}
