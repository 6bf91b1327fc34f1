package org.attune.app.alliance;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.attune.app.alliance.internal.SignalRows;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was noticed after sessions. */
@Service
public class Signals {

  private final SignalRows rows;

  Signals(SignalRows rows) {
    this.rows = rows;
  }

  /** The signals of a course, the earliest first. */
  @Transactional(readOnly = true)
  public List<Signal> of(Viewer viewer, CourseId course) {
    return rows.of(List.of(course));
  }

  /** The signals of several courses in one look. */
  @Transactional(readOnly = true)
  public List<Signal> of(Viewer viewer, Collection<CourseId> courses) {
    return rows.of(List.copyOf(courses));
  }

  @Transactional(readOnly = true)
  public Optional<Signal> find(Viewer viewer, SignalId signal) {
    return rows.find(signal);
  }
}
