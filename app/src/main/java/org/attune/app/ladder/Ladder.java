package org.attune.app.ladder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.attune.app.circle.ConnectionId;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * A ladder that somebody wrote.
 *
 * @param connection  the person of the circle it is with, or null
 * @param name  what they are called, or empty
 * @param resting whether that person was set apart: the ladder is offered nowhere until they are taken back in
 * @param rungs the lowest first
 * @param steps what was tried, the latest first
 */
public record Ladder(LadderId id, Instant madeAt, @Nullable ConnectionId connection, String name, boolean resting, int version,
                     List<Rung> rungs, List<Step> steps) {

  public Ladder {
    rungs = List.copyOf(rungs);
    steps = List.copyOf(steps);
  }

  /** One of its rungs. */
  public Rung rung(RungId id) {
    return rungs.stream().filter(rung -> rung.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  /** The rung that one stands on since the latest step: the one tried, or below the one gone back from; none is the ground. */
  public Optional<Rung> currentRung() {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Step last = steps.getFirst();
    for (int i = 0; i < rungs.size(); i++) {
      if (rungs.get(i).id().equals(last.rung())) {
        int at = last.kind() == Step.Kind.BACK ? i - 1 : i;
        return at < 0 ? Optional.empty() : Optional.of(rungs.get(at));
      }
    }
    return Optional.empty();
  }
}
