package org.attune.engine.rupture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * A drop and what became of it: known only looking back, and so never to be mixed with {@link Online}.
 *
 * <p>It begins with a finding that counts. The score is back when it first lies within, or better than, the band that was
 * usual when it dropped; findings in between belong to the same episode. A returning score is not a repair: that is for
 * the two to say.
 *
 * @param onset the finding that began it
 * @param lowest the worst score of the episode, the earliest of equal ones
 * @param backAt the session at which the score was back; none where it never was
 */
public record Episode<F extends Finding>(F onset, Score lowest, OptionalInt backAt) {
  /** All episodes of a series, earliest first. */
  public static <F extends Finding> List<Episode<F>> all(Criterion<F> criterion, Series series) {
    List<Episode<F>> episodes = new ArrayList<>();
    List<Online<F>> known = criterion.each(series);
    List<Score> scores = series.scores();
    for (int i = 0; i < known.size(); i++) {
      Optional<F> finding = known.get(i).finding().filter(Finding::counts);
      if (finding.isPresent()) {
        F onset = finding.get();
        Score lowest = scores.get(i);
        OptionalInt backAt = OptionalInt.empty();
        while (backAt.isEmpty() && ++i < scores.size()) {
          Score score = scores.get(i);
          if (isBack(series, onset, score.value())) {
            backAt = OptionalInt.of(score.session());
          } else if (series.scale().direction().worsening(lowest.value(), score.value()) > 0) {
            lowest = score;
          }
        }
        episodes.add(new Episode<>(onset, lowest, backAt));
      }
    }
    return List.copyOf(episodes);
  }

  private static boolean isBack(Series series, Finding onset, double score) {
    return switch (series.scale().direction()) {
      case HIGHER_IS_BETTER -> score >= onset.usual().low();
      case LOWER_IS_BETTER -> score <= onset.usual().high();
    };
  }
}
