package org.attune.app.alliance;

import org.attune.app.checkins.Item;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a signal was raised, with all that went into it.
 *
 * @param item           the line it is about, or null for the mean of the five
 * @param value          what was given
 * @param comparedTo     what that was compared to: the threshold, last time's value, or the usual mean
 * @param checkInVersion the version of the check-in that it was found in
 * @param stillHolds          false once the check-in was edited and its last version no longer meets the criterion
 */
public record SignalReason(SignalCriterion criterion, @Nullable Item item, SignalStrength strength, double value, double comparedTo,
                      int checkInVersion, boolean stillHolds, @Nullable Calculation calculation) {

  /** By how much. */
  public double size() {
    return comparedTo - value;
  }

  /** How a result about the mean was calculated. */
  public sealed interface Calculation {
    /** How many check-ins there were before this one. */
    int earlierCheckIns();

    /** How often a score this low or lower comes if nothing has changed, between 0 and 1. */
    double tailProbability();
  }

  /**
   * What was to be expected next of these two.
   *
   * @param expected the mean of what was expected
   * @param sd       how far scores lie from that, if nothing has changed
   * @param evidence for a drop that began here or up to two check-ins before: a natural logarithm
   * @param courses  how many of the practice the model had learned from
   */
  public record PredictiveCalculation(int earlierCheckIns, double expected, double sd, double evidence, int courses, double tailProbability)
      implements Calculation {}

  /**
   * What is usual for these two, and how it was calculated.
   *
   * @param earlierCheckIns        how many check-ins before this one
   * @param ownSd          how much this client's check-ins vary
   * @param betweenSd      how much clients differ from each other
   * @param betweenCourses how many courses of the practice there were to know that from
   * @param provisional    whether those were too few, and the provisional figure stands in
   * @param tailProbability         how often a score this low or lower comes if nothing has changed, between 0 and 1
   */
  public record BaselineCalculation(int earlierCheckIns, double baselineMean, double ownSd, double betweenSd, int betweenCourses,
                         boolean provisional, double tailProbability) implements Calculation {
    /** The stricter of the two variabilities. */
    public double stricterSd() {
      return Math.max(ownSd, betweenSd);
    }
  }
}
