package org.attune.benchmarks.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.attune.engine.rupture.BetweenClientSd;
import org.attune.engine.rupture.ChangePoint;
import org.attune.engine.rupture.HighPointDrop;
import org.attune.engine.rupture.SequentialCriterion;
import org.attune.engine.rupture.OwnBaselineDrop;
import org.attune.engine.rupture.PredictiveDrop;
import org.attune.engine.rupture.ReliableDrop;
import org.attune.engine.rupture.ResidualDrop;
import org.attune.engine.rupture.TukeyFence;
import org.attune.engine.rupture.XmRChart;
import org.attune.engine.series.RegressionLine;
import org.attune.engine.series.Series;
import org.attune.engine.series.SummaryStatistics;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthModel;
import org.attune.engine.trajectory.GrowthSufficientStatistics;

/**
 * A criterion in the study, in each setting that it may be tuned to. Its threshold is swept, not tuned.
 *
 * @param settings what each is called, and the criterion trained on a practice
 */
record CandidateCriterion(String name, List<Setting> settings) {
  static final String PREDICTIVE = "predictive";

  /** One setting. */
  record Setting(String name, Function<TrainingData, SequentialCriterion<?>> criterion) {}

  /** What is learned from clients other than those that are judged. */
  record TrainingData(double mean, double sd, double between, double pooled, GrowthCurve curve, double carryOver) {
    static TrainingData on(List<Series> courses) {
      List<SummaryStatistics> summaries = courses.stream().map(Series::summary).toList();
      SummaryStatistics all = summaries.stream().reduce(SummaryStatistics.EMPTY, SummaryStatistics::merge);
      GrowthSufficientStatistics statistics = GrowthModel.withDefaults().newStatistics();
      for (int client = 0; client < courses.size(); client++) {
        int number = client;
        courses.get(client).scores().forEach(score -> statistics.add(number, score.session(), score.value()));
      }
      GrowthCurve curve = GrowthModel.withDefaults().fit(statistics).curve();
      return new TrainingData(
          all.mean(),
          all.sd().orElseThrow(),
          BetweenClientSd.estimate(courses.getFirst().scale(), summaries).orElseThrow().sd(),
          ResidualDrop.pooledSd(courses.stream().map(RegressionLine::through).toList()).orElseThrow(),
          curve,
          PredictiveDrop.autocorrelation(curve, courses.subList(0, Math.min(1000, courses.size()))));
    }
  }

  /** All that can speak at the time; a sudden loss can't. */
  static List<CandidateCriterion> all() {
    List<CandidateCriterion> all = new ArrayList<>();
    all.add(by("own-baseline drop (after Gumz)", 2, 3, 4, earlier ->
        known -> OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(known.between(), 0)).withMinimumEarlierScores(earlier)));
    all.add(by("regression residual", 3, 4, 5, scores ->
        known -> ResidualDrop.withDefaults(known.pooled()).withMinimumScores(scores)));
    all.add(new CandidateCriterion("high-point drop",
        List.of(new Setting("", known -> HighPointDrop.withDefaults(known.sd())))));
    all.add(new CandidateCriterion("reliable drop",
        List.of(new Setting("", known -> ReliableDrop.of(1.96 * Math.sqrt(2) * known.pooled())))));
    all.add(by("XmR, mean", 4, 5, 7, scores -> known -> XmRChart.withDefaults().withMinimumScores(scores)));
    all.add(by("XmR, median", 4, 5, 7, scores ->
        known -> XmRChart.withDefaults().withVariant(XmRChart.Variant.MEDIAN).withMinimumScores(scores)));
    all.add(by("Tukey", 4, 5, 7, scores -> known -> TukeyFence.withDefaults().withMinimumScores(scores)));
    all.add(by("change point (Adams & MacKay)", 5, 15, 50, run ->
        known -> ChangePoint.withDefaults(known.mean(), known.between(), known.pooled()).withMeanRunLength(run)));
    all.add(new CandidateCriterion(PREDICTIVE, List.of(new Setting("", known ->
        PredictiveDrop.withDefaults(known.curve()).withAutocorrelation(known.carryOver())))));
    return all;
  }

  private static CandidateCriterion by(
      String name, int first, int second, int third, Function<Integer, Function<TrainingData, SequentialCriterion<?>>> criterion) {
    return new CandidateCriterion(name, IntStream.of(first, second, third)
        .mapToObj(value -> new Setting(String.valueOf(value), criterion.apply(value)))
        .toList());
  }
}
