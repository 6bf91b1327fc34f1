package org.attune.app.circle.web;

import java.util.List;
import org.attune.app.circle.Connection;
import org.attune.app.circle.internal.CircleDescription;
import org.attune.app.circle.internal.CircleDiagram;
import org.jspecify.annotations.Nullable;

/**
 * The circle: as a picture and as a list.
 *
 * @param words  the picture in words
 * @param people in the order of the list: the nearest first, those not placed yet, those set apart
 */
public record CircleView(CircleDiagram picture, CircleDescription words, List<CircleListItem> people) {

  /**
   * One person in the list.
   *
   * @param when  the day on which the ease was said, or null
   * @param moved the message that says which way they went since the time before, or null
   */
  public record CircleListItem(Connection person, @Nullable String when, @Nullable String moved) {}
}
