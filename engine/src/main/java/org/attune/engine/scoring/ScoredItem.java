package org.attune.engine.scoring;

/**
 * An item as a score reads it.
 *
 * @param id the item's name within its questionnaire
 * @param low the lowest value that an answer has, in points
 * @param high the highest one
 * @param reversed whether the answer is counted from the other end: {@code low + high − value}
 * @param estimable whether the mean of the other items may take the place of a missing answer; never for a risk item
 */
public record ScoredItem(String id, double low, double high, boolean reversed, boolean estimable) {
  /**
   * An item of finite range.
   *
   * @throws IllegalArgumentException unless {@code low < high}, both finite
   */
  public ScoredItem {
    if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException("item " + id + " from " + low + " to " + high);
    }
  }

  /** What an answer adds to the score, in points. */
  double points(double answer) {
    return reversed ? low + high - answer : answer;
  }
}
