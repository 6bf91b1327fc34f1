package org.attune.app.space.web;

import java.util.List;
import org.attune.app.space.SpaceHeading;
import org.attune.app.space.SpaceSection;

/**
 * A person's own page.
 *
 * @param parts those that are for them
 * @param news what one should not have to look for
 * @param path the latest steps
 * @param more whether there are earlier ones
 */
public record SpaceView(List<SpaceSection> parts, List<PathItem> news, List<PathItem> path, boolean more) {

  /** Whether anything of it is for them; something small is for everybody. */
  public boolean isOffered(SpaceHeading step) {
    return step == SpaceHeading.SMALL || !of(step).isEmpty();
  }

  public List<SpaceSection> of(SpaceHeading step) {
    return parts.stream().filter(part -> part.heading() == step).toList();
  }
}
