package org.attune.app.alliance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.attune.app.checkins.Item;
import org.attune.app.identity.CourseId;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * What was noticed after one session. It stays once it was raised; where the check-in was edited later it says so.
 *
 * @param edited    whether the client changed the check-in after this was raised
 * @param continues the signal after the check-in before, where this one finds nothing that it didn't; else null
 */
public record Signal(SignalId id, CourseId course, SessionId session, Instant raisedAt, boolean edited,
                     @Nullable SignalId continues, List<SignalReason> findings) {

  public Signal {
    findings = List.copyOf(findings);
  }

  /** Whether the last version of the check-in still meets any of the criteria. */
  public boolean stillHolds() {
    return findings.stream().anyMatch(SignalReason::stillHolds);
  }

  public SignalStrength strength() {
    return findings.stream().map(SignalReason::strength).max(SignalStrength::compareTo).orElse(SignalStrength.GENTLE);
  }

  /** The drop of the mean below what is usual for these two, where that was found; one that still holds, if any does. */
  public Optional<SignalReason> meanDrop() {
    return findings.stream().filter(f -> f.criterion().isAboutMean())
        .max(Comparator.comparing(SignalReason::stillHolds).thenComparing(SignalReason::criterion));
  }

  /** The lines that stood out, in the order of the check-in. */
  public List<Item> items() {
    return findings.stream().filter(SignalReason::stillHolds).map(SignalReason::item).filter(java.util.Objects::nonNull).distinct()
        .sorted().toList();
  }
}
