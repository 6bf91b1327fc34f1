package org.attune.app.space;

import java.util.List;

/**
 * A section as a small picture: oneself in the middle, and dots around.
 *
 * @param title       what it is a picture of
 * @param words       what is seen in it first, in a sentence or two
 * @param description the whole picture in words, for those who don't see it
 * @param address     where it is shown in full
 */
public record SpaceDiagram(String title, String words, String description, String address, List<Dot> dots) {

  /** A dot: how far it is to the right of the middle and below it, where 1 is the edge; one that is open is ringed, not filled. */
  public record Dot(double x, double y, boolean open) {}

  public SpaceDiagram {
    dots = List.copyOf(dots);
  }
}
