package org.attune.app.alliance;

import java.util.List;
import org.attune.app.identity.CourseId;

/** What was noticed in some courses, and how it was repaired; each the earliest first. */
public record Noticed(List<Signal> signals, List<Repair> repairs) {

  List<Signal> signals(CourseId course) {
    return signals.stream().filter(s -> s.course().equals(course)).toList();
  }

  List<Repair> repairs(CourseId course) {
    return repairs.stream().filter(r -> r.course().equals(course)).toList();
  }
}
