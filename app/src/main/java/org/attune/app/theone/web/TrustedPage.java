package org.attune.app.theone.web;

import java.util.List;
import org.attune.app.theone.Standing;

/**
 * What a trusted person sees by their link.
 *
 * @param path where their forms go
 */
public record TrustedPage(String path, Standing standing, List<Line> waiting) {

  /** A question, and when it was asked. */
  public record Line(Standing.Question question, String when) {}
}
