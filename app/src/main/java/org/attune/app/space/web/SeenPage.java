package org.attune.app.space.web;

import java.util.List;
import java.util.UUID;

/**
 * The moments in which one was seen.
 *
 * @param line what was typed and not yet kept
 */
public record SeenPage(List<Line> kept, String line) {

  public record Line(UUID id, String words, String when) {}
}
