package org.attune.engine.rupture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * A rule by which a client's latest score is held against the earlier ones.
 *
 * <p>Of every rule: missed sessions are simply absent, so that neighbouring scores are neighbours whatever the numbers of
 * their sessions (only {@link ResidualDrop} and {@link SuddenLoss} look at the numbers); equal figures are equal
 * {@linkplain Scale#tolerance within rounding}; what can't be said is {@link Online.TooEarly} or {@link Online.NoSpread}.
 *
 * @param <F> what it finds
 */
public sealed interface SequentialCriterion<F extends CriterionResult> extends RetrospectiveCriterion
    permits ChangePoint, HighPointDrop, OwnBaselineDrop, PredictiveDrop, ReliableDrop, ResidualDrop, TukeyFence, XmRChart {
  /**
   * What the criterion says of the latest score, from that score and the earlier ones alone.
   *
   * @param series the scores so far; for an empty one it is too early
   */
  Online<F> evaluateLatest(Series series);

  /**
   * What it said after each session at the time, earliest first: no entry depends on a later score.
   *
   * @param series the whole course
   * @return as many entries as there are scores
   */
  default List<Online<F>> evaluateAll(Series series) {
    return IntStream.rangeClosed(1, series.size()).mapToObj(count -> evaluateLatest(series.first(count))).toList();
  }

  /** Whether a later score is back: by default, within the band that was usual at the onset, or better than it. */
  default boolean isRecovered(Scale scale, F onset, Score score) {
    return switch (scale.direction()) {
      case HIGHER_IS_BETTER -> score.value() >= onset.usualRange().low();
      case LOWER_IS_BETTER -> score.value() <= onset.usualRange().high();
    };
  }

  /**
   * {@inheritDoc}
   *
   * <p>An episode begins with a finding that counts and lasts until a score {@linkplain #isRecovered is back}; findings in
   * between belong to it.
   */
  @Override
  default List<DropEpisode> episodes(Series series) {
    List<DropEpisode> episodes = new ArrayList<>();
    List<Online<F>> known = evaluateAll(series);
    List<Score> scores = series.scores();
    for (int i = 0; i < known.size(); i++) {
      Optional<F> finding = known.get(i).optionalResult().filter(CriterionResult::suspected);
      if (finding.isPresent()) {
        F onset = finding.get();
        Score lowest = scores.get(i);
        OptionalInt backAt = OptionalInt.empty();
        while (backAt.isEmpty() && ++i < scores.size()) {
          Score score = scores.get(i);
          if (isRecovered(series.scale(), onset, score)) {
            backAt = OptionalInt.of(score.session());
          } else if (series.scale().direction().worsening(lowest.value(), score.value()) > 0) {
            lowest = score;
          }
        }
        episodes.add(new DropEpisode(
            this, new Score(onset.session(), onset.score()), onset.baseline(), onset.drop(), onset.usualRange(),
            onset.tailProbability(), lowest, backAt));
      }
    }
    return List.copyOf(episodes);
  }
}
