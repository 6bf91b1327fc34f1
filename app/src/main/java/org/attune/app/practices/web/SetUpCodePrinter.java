package org.attune.app.practices.web;

import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.Practices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints a set-up code where an empty installation is started. Each process prints its own; the first used voids all. */
@Component
class SetUpCodePrinter {

  private static final Logger START = LoggerFactory.getLogger("attune");

  private final PracticeSetUp setUp;
  private final Practices practices;
  private final PublicUrl url;

  SetUpCodePrinter(PracticeSetUp setUp, Practices practices, PublicUrl url) {
    this.setUp = setUp;
    this.practices = practices;
    this.url = url;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    var viewer = new Viewer.Visitor();
    if (!practices.anyExists(viewer)) {
      START.info("Set up your practice at {} with this code, within a day: {}", url.urlFor("/set-up"),
          setUp.issuePrintedCode(viewer));
    }
  }
}
