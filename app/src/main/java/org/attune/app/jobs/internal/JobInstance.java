package org.attune.app.jobs.internal;

import java.util.Locale;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;

/** Who a job runs as and what it is about, as one line: {@code purpose/practice/course/key}. */
public record JobInstance(Viewer.Job viewer, String key) {

  public String id() {
    return viewer.purpose().name().toLowerCase(Locale.ROOT) + "/" + viewer.practice() + "/"
        + (viewer.course() == null ? "" : viewer.course()) + "/" + key;
  }

  static JobInstance of(String id) {
    String[] parts = id.split("/", 4);
    return new JobInstance(
        new Viewer.Job(Viewer.Purpose.valueOf(parts[0].toUpperCase(Locale.ROOT)), PracticeId.of(parts[1]),
            parts[2].isEmpty() ? null : CourseId.of(parts[2])),
        parts[3]);
  }
}
