package org.attune.engine.scoring;

/** What a form comes to: a score, or why there is none. */
public sealed interface ScoreResult {
  /** How many of the items were answered. */
  int answered();

  /** How many items there are. */
  int items();

  /**
   * A score.
   *
   * @param value in points of its scale; between whole ones where it was estimated
   */
  record Scored(double value, int answered, int items) implements ScoreResult {
    /** Whether the mean of the other answers took the place of missing ones. */
    public boolean isEstimated() {
      return answered < items;
    }
  }

  /** No score. */
  record NotScored(Reason reason, int answered, int items) implements ScoreResult {}

  /** Why there is no score. */
  enum Reason {
    /** The form is blank. */
    NOTHING_ANSWERED,
    /** An item is missing that is never estimated. */
    RISK_ITEM_MISSING,
    /** More is missing than the questionnaire's publishers allow for. */
    TOO_MUCH_MISSING
  }
}
