package org.attune.app.rhythm.web;

import java.util.List;
import org.attune.app.rhythm.Notes;

/**
 * Keeping in touch.
 *
 * @param reachable whether a note would reach them by mail
 * @param now   for whom it may be time again
 * @param later with a rhythm, and not yet
 * @param open  of the circle, without a rhythm
 */
public record RhythmPage(Notes notes, boolean reachable, List<Line> now, List<Line> later, List<Line> open) {

  public record Line(String id, String name, String sentence) {}

  public boolean hasRhythms() {
    return !now.isEmpty() || !later.isEmpty();
  }
}
