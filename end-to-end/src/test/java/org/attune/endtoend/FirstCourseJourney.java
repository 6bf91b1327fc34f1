package org.attune.endtoend;

import org.attune.endtoend.Browser.Scripts;
import org.attune.endtoend.Someone.Eyes;
import org.junit.jupiter.api.Test;

class FirstCourseJourney {

  @Test
  void aPracticeIsSetUpAClientIsHonestADropIsNoticedAndTheTwoComeThroughIt() {
    try (var installation = Installation.empty("first-course"); var browser = new Browser(Eyes.OPEN, Scripts.ON)) {
      FirstCourse.isLived(installation, browser);
    }
  }

  @Test
  void itIsTheSameWithTwoProcessesOnOneDatabaseAndRequestsInTurn() {
    try (var processes = TwoProcesses.onOneDatabase(); var browser = new Browser(Eyes.CLOSED, Scripts.ON)) {
      FirstCourse.isLived(processes, browser);
    }
  }

  @Test
  void itIsTheSameWithoutScripts() {
    try (var installation = Installation.empty("without-scripts"); var browser = new Browser(Eyes.CLOSED, Scripts.OFF)) {
      FirstCourse.isLived(installation, browser);
    }
  }
}
