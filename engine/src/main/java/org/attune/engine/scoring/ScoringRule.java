package org.attune.engine.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.attune.engine.scoring.ScoreResult.NotScored;
import org.attune.engine.scoring.ScoreResult.Reason;
import org.attune.engine.scoring.ScoreResult.Scored;

/**
 * How the answers to some items make one score: their sum, or their mean.
 *
 * <p>Where answers are missing, the mean of the others takes their place, but only as far as the questionnaire's own
 * publishers say: sum = items · mean of those answered. An item that may not be estimated, such as a risk item, leaves the
 * form without a score. Answers to items of other scales are not looked at.
 *
 * @param items at least one, each once
 * @param aggregation sum or mean
 * @param mostMissing how many answers may be missing at most, by the questionnaire's publishers; 0 where they don't say
 */
public record ScoringRule(List<ScoredItem> items, Aggregation aggregation, int mostMissing) {
  /** What a score is of the points of its items. */
  public enum Aggregation {
    /** All added up. */
    SUM,
    /** Their mean. */
    MEAN
  }

  /**
   * A rule whose form can't be blank and scored.
   *
   * @throws IllegalArgumentException where there are no items, one comes twice, or as many as there are may be missing
   */
  public ScoringRule {
    items = List.copyOf(items);
    var ids = new HashSet<String>();
    if (items.isEmpty() || !items.stream().allMatch(item -> ids.add(item.id()))) {
      throw new IllegalArgumentException("items " + items);
    }
    if (mostMissing < 0 || mostMissing >= items.size()) {
      throw new IllegalArgumentException(mostMissing + " of " + items.size() + " items missing");
    }
  }

  /**
   * The score of a form.
   *
   * @param answers the value of each item that was answered, by its id
   * @throws IllegalArgumentException where a value is outside its item's range, or not a number
   */
  public ScoreResult score(Map<String, Double> answers) {
    double sum = 0;
    int answered = 0;
    boolean estimable = true;
    for (ScoredItem item : items) {
      Double answer = answers.get(item.id());
      if (answer == null) {
        estimable &= item.estimable();
      } else if (item.low() <= answer && answer <= item.high()) {
        sum += item.points(answer);
        answered++;
      } else {
        throw new IllegalArgumentException("item " + item.id() + ": " + answer);
      }
    }
    if (answered == 0) {
      return new NotScored(Reason.NOTHING_ANSWERED, answered, items.size());
    }
    if (!estimable) {
      return new NotScored(Reason.RISK_ITEM_MISSING, answered, items.size());
    }
    if (items.size() - answered > mostMissing) {
      return new NotScored(Reason.TOO_MUCH_MISSING, answered, items.size());
    }
    double mean = sum / answered;
    return new Scored(aggregation == Aggregation.MEAN ? mean : answered == items.size() ? sum : mean * items.size(),
        answered, items.size());
  }
}
