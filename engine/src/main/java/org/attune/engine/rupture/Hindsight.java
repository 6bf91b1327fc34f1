package org.attune.engine.rupture;

import java.util.List;
import org.attune.engine.series.Series;

/** A rule by which a whole course is looked back on; {@link Criterion} are those that could also speak at the time. */
public sealed interface Hindsight permits Criterion, SuddenLoss {
  /** All episodes of a series, earliest first. */
  List<Episode> episodes(Series series);
}
