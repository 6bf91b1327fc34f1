package org.attune.app.circle.web;

import java.util.List;
import org.attune.app.circle.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The circle: as a picture and as a list.
 *
 * @param people in the order of the list: the nearest first, those not placed yet, those set apart
 */
public record CircleView(CircleDiagram picture, List<CircleListItem> people) {

  /**
   * One person in the list.
   *
   * @param when  the day on which the ease was said, or null
   * @param moved the message that says which way they went since the time before, or null
   */
  public record CircleListItem(Connection person, @Nullable String when, @Nullable String moved) {}
}
