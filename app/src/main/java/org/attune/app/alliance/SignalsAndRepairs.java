package org.attune.app.alliance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.app.identity.CourseId;

/**
 * What was noticed in some courses, and how it was repaired; each the earliest first. Here alone it is said what of it is
 * open, and what still waits for an answer: every page asks here.
 */
public record SignalsAndRepairs(List<Signal> signals, List<Repair> repairs) {

  /** What of it is one course's. */
  public SignalsAndRepairs of(CourseId course) {
    return new SignalsAndRepairs(signals(course), repairs(course));
  }

  /** The repair of a signal, where somebody noted one. */
  public Optional<Repair> repair(Signal signal) {
    return repairs.stream().filter(r -> signal.id().equals(r.occasion().signal())).findFirst();
  }

  /** Signals that nobody has closed yet, nor talked about as part of a later one. */
  public List<Signal> open() {
    Set<SignalId> spokenOf = Signals.discussed(signals, repairs);
    return signals.stream().filter(s -> repair(s).map(Repair::isOpen).orElse(!spokenOf.contains(s.id()))).toList();
  }

  /**
   * Open signals that nobody has talked about: they ask for an answer. One whose check-in was changed afterwards asks as
   * well, and says that it was changed.
   */
  public List<Signal> unanswered() {
    Set<SignalId> spokenOf = Signals.discussed(signals, repairs);
    return open().stream().filter(s -> !spokenOf.contains(s.id())).toList();
  }

  List<Signal> signals(CourseId course) {
    return signals.stream().filter(s -> s.course().equals(course)).toList();
  }

  List<Repair> repairs(CourseId course) {
    return repairs.stream().filter(r -> r.course().equals(course)).toList();
  }
}
