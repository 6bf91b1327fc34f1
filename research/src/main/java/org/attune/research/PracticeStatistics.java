package org.attune.research;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.attune.engine.rupture.BetweenClientSd;
import org.attune.engine.rupture.ResidualDrop;
import org.attune.engine.series.RegressionLine;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.SummaryStatistics;

/**
 * What some criteria need to know of the practice, in points of the scale; absent where there is too little to tell.
 *
 * @param mean the mean of all scores
 * @param sd the standard deviation of all scores
 * @param between that of clients' levels
 * @param pooled that of scores about their clients' own lines
 */
record PracticeStatistics(OptionalDouble mean, OptionalDouble sd, OptionalDouble between, OptionalDouble pooled) {
  /** As if each figure that is given here were known, whatever the file says. */
  PracticeStatistics withFallback(PracticeStatistics other) {
    return new PracticeStatistics(
        withFallback(mean, other.mean), withFallback(sd, other.sd), withFallback(between, other.between),
            withFallback(pooled, other.pooled));
  }

  boolean complete() {
    return mean.isPresent() && sd.isPresent() && between.isPresent() && pooled.isPresent();
  }

  private static OptionalDouble withFallback(OptionalDouble first, OptionalDouble second) {
    return first.isPresent() ? first : second;
  }

  /**
   * What was known after each session: from all clients' scores up to it, and no later one. So a row never depends on what
   * came after its session.
   */
  static NavigableMap<Integer, PracticeStatistics> bySession(ScoreTable courses, Scale scale) {
    NavigableMap<Integer, Integer> counts = new TreeMap<>();
    int[] clientOf = new int[courses.size()];
    for (int client = 0; client < courses.clients(); client++) {
      for (int row = courses.start(client); row < courses.end(client); row++) {
        clientOf[row] = client;
        counts.merge(courses.session(row), 1, Integer::sum);
      }
    }
    int[] rows = rowsBySession(courses, counts);
    List<SummaryStatistics> summaries = new ArrayList<>(Collections.nCopies(courses.clients(), SummaryStatistics.EMPTY));
    List<RegressionLine> lines = new ArrayList<>(Collections.nCopies(courses.clients(), RegressionLine.EMPTY));
    SummaryStatistics all = SummaryStatistics.EMPTY;
    NavigableMap<Integer, PracticeStatistics> known = new TreeMap<>();
    int at = 0;
    for (Map.Entry<Integer, Integer> session : counts.entrySet()) {
      for (int end = at + session.getValue(); at < end; at++) {
        int client = clientOf[rows[at]];
        double score = courses.score(rows[at]);
        SummaryStatistics one = SummaryStatistics.of(score);
        all = all.merge(one);
        summaries.set(client, summaries.get(client).merge(one));
        lines.set(client, lines.get(client).with(new Score(session.getKey(), score)));
      }
      OptionalDouble between = BetweenClientSd.estimate(scale, summaries)
          .map(estimated -> OptionalDouble.of(estimated.sd()))
          .orElse(OptionalDouble.empty());
      OptionalDouble sd = all.sd().orElse(0) > 0 ? all.sd() : OptionalDouble.empty();
      known.put(
          session.getKey(), new PracticeStatistics(OptionalDouble.of(all.mean()), sd, between, ResidualDrop.pooledSd(lines)));
    }
    return known;
  }

  /** All rows, those of the earliest session first. */
  private static int[] rowsBySession(ScoreTable courses, NavigableMap<Integer, Integer> counts) {
    Map<Integer, Integer> next = new HashMap<>();
    int from = 0;
    for (Map.Entry<Integer, Integer> session : counts.entrySet()) {
      next.put(session.getKey(), from);
      from += session.getValue();
    }
    int[] rows = new int[courses.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[next.merge(courses.session(row), 1, Integer::sum) - 1] = row;
    }
    return rows;
  }
}
