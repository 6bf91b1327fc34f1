package org.attune.app.circle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person in somebody's life, as they see them.
 *
 * @param relationship   what they are to each other, in one's own words, or empty
 * @param setApart whether they were set apart: nothing here suggests them any more
 * @param easeHistory how at ease one felt with them, the latest first
 * @param hardTimes  what was hard, the latest first
 */
public record Connection(ConnectionId id, Instant madeAt, String name, String relationship, boolean setApart, int version,
                         List<Ease> easeHistory, List<HardTime> hardTimes) {

  /** How it is now, if it was ever said. */
  public Optional<Ease> currentEase() {
    return easeHistory.stream().findFirst();
  }

  /** How much nearer they came since the time before; less than 0 where they went further away, 0 where nothing is known of it. */
  public int easeChange() {
    return easeHistory.size() < 2 ? 0 : easeHistory.get(0).level() - easeHistory.get(1).level();
  }

  /** How often something of a kind was noted. */
  public long countHardTimes(HardTime.Kind kind) {
    return hardTimes.stream().filter(h -> h.kind() == kind).count();
  }
}
