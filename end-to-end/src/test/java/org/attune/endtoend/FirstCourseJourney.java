package org.attune.endtoend;

import org.attune.endtoend.Browser.Scripts;
import org.attune.endtoend.BrowserUser.PageChecks;
import org.junit.jupiter.api.Test;

class FirstCourseJourney {

  @Test
  void aPracticeIsSetUpAClientIsHonestADropIsNoticedAndTheTwoComeThroughIt() {
    try (var installation = Installation.empty("first-course"); var browser = new Browser(PageChecks.OPEN, Scripts.ON)) {
      FirstCourse.run(installation, browser);
    }
  }

  @Test
  void itIsTheSameWithTwoProcessesOnOneDatabaseAndRequestsInTurn() {
    try (var processes = TwoProcesses.onOneDatabase(); var browser = new Browser(PageChecks.CLOSED, Scripts.ON)) {
      FirstCourse.run(processes, browser);
    }
  }

  @Test
  void itIsTheSameWithoutScripts() {
    try (var installation = Installation.empty("without-scripts"); var browser = new Browser(PageChecks.CLOSED, Scripts.OFF)) {
      FirstCourse.run(installation, browser);
    }
  }
}
