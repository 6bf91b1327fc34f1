package org.attune.app.ladder.web;

import java.util.List;
import org.attune.app.ladder.Ladder;
import org.attune.app.ladder.Rung;
import org.attune.app.ladder.Step;

/**
 * A ladder.
 *
 * @param heading who it is with
 */
public record LadderView(Ladder ladder, String heading, List<StepItem> steps) {

  /** As many examples of a rung as are written. */
  public static final int EXAMPLES = 6;

  /** Something that was tried. */
  public record StepItem(Step step, String when) {}

  /** The highest first, as a ladder stands. */
  public List<Rung> rungs() {
    return ladder.rungs().reversed();
  }

  public boolean isCurrent(Rung rung) {
    return ladder.currentRung().filter(rung::equals).isPresent();
  }

  /** Which rung it is from below, the lowest being 1. */
  public int place(Rung rung) {
    return ladder.rungs().indexOf(rung) + 1;
  }
}
