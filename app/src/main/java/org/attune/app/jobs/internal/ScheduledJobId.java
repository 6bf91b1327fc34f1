package org.attune.app.jobs.internal;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;

/**
 * Who a job runs as and what it is about, as one line: {@code job/practice/course/key}. What comes before the practice is not read:
 * in older lines it is what the job was for.
 */
public record ScheduledJobId(Viewer.Job viewer, String key) {

  public String id() {
    return "job/" + viewer.practice() + "/" + (viewer.course() == null ? "" : viewer.course()) + "/" + key;
  }

  static ScheduledJobId of(String id) {
    String[] parts = id.split("/", 4);
    return new ScheduledJobId(
        new Viewer.Job(PracticeId.of(parts[1]), parts[2].isEmpty() ? null : CourseId.of(parts[2])),
        parts[3]);
  }
}
