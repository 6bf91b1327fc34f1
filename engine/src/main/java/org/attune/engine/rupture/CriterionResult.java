package org.attune.engine.rupture;

import java.util.OptionalDouble;

/** What a criterion found of one session's score, knowing nothing of later ones. */
public sealed interface CriterionResult
    permits ChangePoint.Result,
        HighPointDrop.Result,
        OwnBaselineDrop.Result,
        PredictiveDrop.Result,
        ReliableDrop.Result,
        ResidualDrop.Result,
        TukeyFence.Result,
        XmRChart.Result {
  /** The criterion, with its parameters. */
  SequentialCriterion<?> criterion();

  /** The session whose score this is about. */
  int session();

  /** The score, in points. */
  double score();

  /** What the score is held against, in points. */
  double baseline();

  /** How much worse than the baseline, in points of the scale; negative where it is better. */
  double drop();

  /** What was usual for this client, within the scale. */
  UsualRange usualRange();

  /** How suspect the score is, in the criterion's own unit; the higher, the more, and of no use across criteria. */
  double statistic();

  /** Whether the drop counts as a suspected rupture. */
  boolean suspected();

  /**
   * How often a score this low or lower would come if nothing had changed, never the probability of a rupture.
   *
   * @return from 0 to 1; none where the rule has no distribution
   */
  default OptionalDouble tailProbability() {
    return OptionalDouble.empty();
  }
}
