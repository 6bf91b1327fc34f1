package org.attune.app.checkins.internal;

import java.time.Instant;
import java.util.List;
import org.attune.app.checkins.ReadReceipts;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.UnseenCounter;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.stereotype.Component;

/** Check-ins, and what clients want to be heard. */
@Component
class CheckInUnseenCounter implements UnseenCounter {

  private final ReadReceipts receipts;
  private final Courses courses;

  CheckInUnseenCounter(ReadReceipts receipts, Courses courses) {
    this.receipts = receipts;
    this.courses = courses;
  }

  @Override
  public Section section() {
    return Section.TODAY;
  }

  @Override
  public int countUnseen(Viewer.Member viewer, Instant since) {
    List<CourseId> open = courses.ofTherapist(viewer).stream().filter(Course::isOpen).map(Course::id).toList();
    return receipts.unread(viewer, open, since).courses().size();
  }
}
