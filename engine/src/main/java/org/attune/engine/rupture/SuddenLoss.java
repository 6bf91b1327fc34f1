package org.attune.engine.rupture;

import java.util.List;
import java.util.OptionalDouble;
import org.attune.engine.change.SuddenChange;
import org.attune.engine.change.SuddenChangeCriteria;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * A sudden loss as a suspected rupture: the criteria of Tang &amp; DeRubeis (1999) with their sign turned.
 *
 * <p>It takes two scores of the three sessions from the loss on, so that it only looks back. It is back at the first later
 * session by which more than half of the loss was made good. Rules, degenerate cases and sources are those of {@link
 * SuddenChangeCriteria#losses}.
 */
public final class SuddenLoss implements RetrospectiveCriterion {
  private final SuddenChangeCriteria criteria;

  private SuddenLoss(SuddenChangeCriteria rules) {
    this.criteria = rules;
  }

  /** By these rules, turned. */
  public static SuddenLoss of(SuddenChangeCriteria rules) {
    return new SuddenLoss(rules);
  }

  /** The rules that are turned. */
  public SuddenChangeCriteria criteria() {
    return criteria;
  }

  @Override
  public List<DropEpisode> episodes(Series series) {
    return criteria.losses(series).stream().map(loss -> episode(series, loss)).toList();
  }

  private DropEpisode episode(Series series, SuddenChange loss) {
    int end = loss.reversedAt().orElse(Integer.MAX_VALUE);
    Score onset = new Score(loss.after(), loss.to());
    Score lowest = onset;
    for (Score score : series.scores()) {
      if (score.session() > loss.after()
          && score.session() < end
          && series.scale().direction().worsening(lowest.value(), score.value()) > 0) {
        lowest = score;
      }
    }
    UsualRange usual = UsualRange.around(series.scale(), loss.from(), criteria.reliableChange());
    return new DropEpisode(
        this, onset, loss.from(), loss.size(), usual, OptionalDouble.empty(), lowest, loss.reversedAt());
  }
}
