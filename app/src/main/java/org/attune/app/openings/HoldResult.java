package org.attune.app.openings;

import java.util.List;

/** What became of times that somebody wanted held: all of them, or none. */
public sealed interface HoldResult {

  /** All are held, in the order asked for. */
  record Held(List<HoldId> holds) implements HoldResult {}

  /** None is held, since these are not free any more. */
  record Taken(List<OpeningSlot> slots) implements HoldResult {}
}
