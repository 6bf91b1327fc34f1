package org.attune.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Debian's chromium: one for all tests of a process, started by the first that needs it. */
public final class Chromium implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    Running.BROWSER.version();
  }

  /** A browser of somebody's own: no cookie, no history. */
  public BrowserContext newContext(Browser.NewContextOptions options) {
    BrowserContext context = Running.BROWSER.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  /** In milliseconds: a busy machine is slow, and a page that never comes fails in the end. */
  private static final int PATIENCE = 300_000;

  /** It ends with the process. */
  private static final class Running {
    private static final Browser BROWSER = launch();

    private static Browser launch() {
      var environment = new HashMap<>(System.getenv());
      environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      return Playwright.create(new Playwright.CreateOptions().setEnv(environment)).chromium()
          .launch(new BrowserType.LaunchOptions()
              .setExecutablePath(Path.of("/usr/bin/chromium")).setTimeout(PATIENCE)
              .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")));
    }
  }
}
