package org.attune.app;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds on a page. */
public final class AxeRules {

  private AxeRules() {}

  /** The rules that the page breaks, each with the elements that break it. */
  public static List<String> violations(Page page) {
    var options = new AxeRunOptions();
    // Of what a page keeps, one example each: nobody reads them all, and to describe them takes as long as to look.
    options.setResultTypes(List.of("violations"));
    // The other mode opens a further page for each look, to join what frames say; no page of ours has frames.
    return new AxeBuilder(page).options(options).setLegacyMode(true).analyze().getViolations().stream()
        .map(rule -> rule.getId() + " " + rule.getNodes()).toList();
  }
}
