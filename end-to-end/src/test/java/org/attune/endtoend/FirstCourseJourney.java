package org.attune.endtoend;

import org.junit.jupiter.api.Test;

class FirstCourseJourney {

  @Test
  void aPracticeIsSetUpAClientIsHonestADropIsNoticedAndTheTwoComeThroughIt() {
    try (var installation = Installation.empty("first-course"); var browser = new Browser(Someone.Eyes.OPEN)) {
      FirstCourse.isLived(installation, browser);
    }
  }

  @Test
  void itIsTheSameWithTwoProcessesOnOneDatabaseAndRequestsInTurn() {
    try (var processes = TwoProcesses.onOneDatabase(); var browser = new Browser(Someone.Eyes.CLOSED)) {
      FirstCourse.isLived(processes, browser);
    }
  }
}
