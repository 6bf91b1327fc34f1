package org.attune.app.space.web;

import java.util.List;
import org.attune.app.space.Part;
import org.attune.app.space.SmallStep;

/**
 * A person's own page.
 *
 * @param parts those that are for them
 * @param news what one should not have to look for
 * @param path the latest steps
 * @param more whether there are earlier ones
 */
public record SpacePage(List<Part> parts, List<PathLine> news, List<PathLine> path, boolean more) {

  /** Whether anything of it is for them; something small is for everybody. */
  public boolean isOffered(SmallStep step) {
    return step == SmallStep.SMALL || !of(step).isEmpty();
  }

  public List<Part> of(SmallStep step) {
    return parts.stream().filter(part -> part.step() == step).toList();
  }
}
