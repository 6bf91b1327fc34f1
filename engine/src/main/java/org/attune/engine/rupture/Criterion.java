package org.attune.engine.rupture;

import java.util.List;
import java.util.stream.IntStream;
import org.attune.engine.series.Series;

/**
 * A rule by which a client's latest score is held against the earlier ones.
 *
 * @param <F> what it finds
 */
public sealed interface Criterion<F extends Finding> permits OwnBaselineDrop, XmR {
  /** What the criterion says of the latest score, from that score and the earlier ones alone. */
  Online<F> latest(Series series);

  /** What it said after each session at the time, earliest first: no entry depends on a later score. */
  default List<Online<F>> each(Series series) {
    return IntStream.range(0, series.size())
        .mapToObj(i -> latest(series.upTo(series.scores().get(i).session())))
        .toList();
  }
}
