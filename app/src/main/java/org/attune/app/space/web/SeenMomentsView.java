package org.attune.app.space.web;

import java.util.List;
import java.util.UUID;

/**
 * The moments in which one was seen.
 *
 * @param draft what was typed and not yet kept
 */
public record SeenMomentsView(List<SeenMomentItem> moments, String draft) {

  public record SeenMomentItem(UUID id, String words, String when) {}
}
