package org.attune.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attune.engine.scoring.ScoreResult.NotScored;
import org.attune.engine.scoring.ScoreResult.Reason;
import org.attune.engine.scoring.ScoreResult.Scored;
import org.attune.engine.scoring.ScoringRule.Aggregation;
import org.junit.jupiter.api.Test;

class ScoringRuleTest {

  private static final ScoringRule FOUR_ONE_MISSING = new ScoringRule(items(4), Aggregation.SUM, 1);

  @Test
  void aBlankFormHasNoScoreRatherThanZero() {
    assertThat(FOUR_ONE_MISSING.score(Map.of())).isEqualTo(new NotScored(Reason.NOTHING_ANSWERED, 0, 4));
    assertThat(new ScoringRule(items(1), Aggregation.MEAN, 0).score(Map.of()))
        .isEqualTo(new NotScored(Reason.NOTHING_ANSWERED, 0, 1));
    assertThat(FOUR_ONE_MISSING.score(answers(0, 0, 0, 0))).isEqualTo(new Scored(0, 4, 4));
  }

  @Test
  void theMeanOfTheOthersTakesThePlaceOfAsManyAsMayBeMissing() {
    assertThat(FOUR_ONE_MISSING.score(answers(3, 1, 2, 1))).isEqualTo(new Scored(7, 4, 4));
    assertThat(FOUR_ONE_MISSING.score(answers(3, 1, 2))).isEqualTo(new Scored(8, 3, 4));
    assertThat(((Scored) FOUR_ONE_MISSING.score(answers(3, 1, 2))).isEstimated()).isTrue();
    assertThat(FOUR_ONE_MISSING.score(answers(3, 1))).isEqualTo(new NotScored(Reason.TOO_MUCH_MISSING, 2, 4));
    assertThat(new ScoringRule(items(4), Aggregation.MEAN, 1).score(answers(3, 1, 2))).isEqualTo(new Scored(2, 3, 4));
    assertThat(new ScoringRule(items(4), Aggregation.SUM, 0).score(answers(3, 1, 2)))
        .isEqualTo(new NotScored(Reason.TOO_MUCH_MISSING, 3, 4));
  }

  @Test
  void aRiskItemThatWasLeftOutIsNeitherEstimatedNorZero() {
    ScoringRule rule = new ScoringRule(
        List.of(item("1"), item("2"), item("3"), new ScoredItem("4", 0, 3, false, false)), Aggregation.SUM, 1);
    assertThat(rule.score(answers(3, 1, 2))).isEqualTo(new NotScored(Reason.RISK_ITEM_MISSING, 3, 4));
    assertThat(rule.score(Map.of("1", 3.0, "2", 1.0, "4", 2.0))).as("another one is").isEqualTo(new Scored(8, 3, 4));
  }

  @Test
  void aReversedItemCountsFromTheOtherEnd() {
    ScoringRule rule = new ScoringRule(
        List.of(new ScoredItem("1", 1, 5, true, true), new ScoredItem("2", 1, 5, false, true)), Aggregation.MEAN, 0);
    assertThat(rule.score(answers(1, 4))).isEqualTo(new Scored(4.5, 2, 2));
    assertThat(rule.score(answers(5, 1))).isEqualTo(new Scored(1, 2, 2));
  }

  @Test
  void anAnswerThatNoFormHasIsRefused() {
    assertThatThrownBy(() -> FOUR_ONE_MISSING.score(answers(4, 0, 0, 0))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FOUR_ONE_MISSING.score(answers(-1, 0, 0, 0))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FOUR_ONE_MISSING.score(answers(Double.NaN, 0, 0, 0))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRuleThatWouldScoreABlankFormIsRefused() {
    assertThatThrownBy(() -> new ScoringRule(items(4), Aggregation.SUM, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoringRule(items(4), Aggregation.SUM, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoringRule(List.of(), Aggregation.SUM, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoringRule(List.of(item("1"), item("1")), Aggregation.SUM, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoredItem("1", 3, 3, false, true)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScoredItem("1", 0, Double.POSITIVE_INFINITY, false, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ScoredItem item(String id) {
    return new ScoredItem(id, 0, 3, false, true);
  }

  private static List<ScoredItem> items(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> item(String.valueOf(i))).toList();
  }

  private static Map<String, Double> answers(double... values) {
    var answers = new HashMap<String, Double>();
    for (int i = 0; i < values.length; i++) {
      answers.put(String.valueOf(i + 1), values[i]);
    }
    return answers;
  }
}
