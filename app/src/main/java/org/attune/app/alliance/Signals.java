package org.attune.app.alliance;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.app.alliance.internal.SignalRepository;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was noticed after sessions. */
@Service
public class Signals {

  private final SignalRepository rows;

  Signals(SignalRepository rows) {
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

  /**
   * Which of some signals were talked about: themselves, or by what was said of a later one that continues them. That a
   * later one was no rupture says nothing of those before it.
   */
  public static Set<SignalId> discussed(Collection<Signal> signals, Collection<Repair> repairs) {
    Map<SignalId, Signal> byId = signals.stream().collect(Collectors.toMap(Signal::id, Function.identity()));
    var spokenOf = new HashSet<SignalId>();
    for (Repair repair : repairs) {
      SignalId at = repair.progress().discussedAt() == null || repair.wasNoRupture() ? null : repair.occasion().signal();
      while (at != null && spokenOf.add(at)) {
        Signal signal = byId.get(at);
        at = signal == null ? null : signal.continues();
      }
    }
    return spokenOf;
  }

  @Transactional(readOnly = true)
  public Optional<Signal> find(Viewer viewer, SignalId signal) {
    return rows.find(signal);
  }
}
