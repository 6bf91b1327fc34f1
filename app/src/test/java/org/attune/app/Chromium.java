package org.attune.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Debian's chromium: one for all tests of a run, started by the first that needs it. */
public final class Chromium implements BeforeAllCallback {

  private @Nullable Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    running = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  /** A browser of somebody's own: no cookie, no history. */
  public BrowserContext newContext(Browser.NewContextOptions options) {
    return java.util.Objects.requireNonNull(running, "a test that has begun").browser.newContext(options);
  }

  /** Closed with the run. */
  private static final class Running implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    Running() {
      var environment = new HashMap<>(System.getenv());
      environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
      browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
          .setExecutablePath(Path.of("/usr/bin/chromium"))
          .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }
}
