package org.attune.engine.rupture;

import java.util.List;
import org.attune.engine.series.Series;

/**
 * A rule by which a whole course is looked back on.
 *
 * <p>Each {@link SequentialCriterion} is one that could also speak at the time.
 */
public sealed interface RetrospectiveCriterion permits SequentialCriterion, SuddenLoss {
  /**
   * All episodes of a series, earliest first; none in an empty one.
   *
   * @param series the whole course
   */
  List<DropEpisode> episodes(Series series);
}
