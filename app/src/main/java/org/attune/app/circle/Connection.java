package org.attune.app.circle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person in somebody's life, as they see them.
 *
 * @param tie   what they are to each other, in one's own words, or empty
 * @param apart whether they were set apart: nothing here suggests them any more
 * @param eases how at ease one felt with them, the latest first
 * @param hard  what was hard, the latest first
 */
public record Connection(ConnectionId id, Instant madeAt, String name, String tie, boolean apart, int version,
                         List<Ease> eases, List<HardTime> hard) {

  /** How it is now, if it was ever said. */
  public Optional<Ease> now() {
    return eases.stream().findFirst();
  }

  /** How often something of a kind was noted. */
  public long times(HardTime.Kind kind) {
    return hard.stream().filter(h -> h.kind() == kind).count();
  }
}
