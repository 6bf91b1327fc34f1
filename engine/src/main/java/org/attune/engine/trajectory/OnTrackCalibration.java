package org.attune.engine.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * How far "not on track" could be relied on in past courses: of those that were off track once, how many ended reliably worse than they
 * began; and how many scores lay within the interval that four in five should.
 *
 * <p>No course is judged by a curve that it helped to fit: the courses are dealt into two halves, and each half is judged by the other's
 * curve. A course counts with a score at session {@link ExpectedCourse#EARLIEST} or later, and one after that; the last score is what it
 * ended with, so it raises no flag.
 *
 * @param flagged courses that were off track before their last score
 * @param flaggedWorse those of them that ended reliably worse
 * @param others courses that never were
 * @param othersWorse those of them that ended reliably worse
 * @param scores after the first ones
 * @param within those of them inside the interval
 */
public record OnTrackCalibration(int flagged, int flaggedWorse, int others, int othersWorse, int scores, int within) {

  /**
   * Of past courses in whatever order; the halves are every second one.
   *
   * @return nothing where one of the halves can't be fitted, or its fit did not converge
   */
  public static Optional<OnTrackCalibration> of(GrowthModel model, List<Series> courses, ReliableChange rule) {
    List<List<Series>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < courses.size(); i++) {
      halves.get(i % 2).add(courses.get(i));
    }
    OnTrackCalibration none = new OnTrackCalibration(0, 0, 0, 0, 0, 0);
    return fit(model, halves.getFirst()).flatMap(first -> fit(model, halves.getLast())
        .map(second -> none.with(first, halves.getLast(), rule).with(second, halves.getFirst(), rule)));
  }

  private static Optional<GrowthCurve> fit(GrowthModel model, List<Series> courses) {
    GrowthSufficientStatistics statistics = model.newStatistics();
    for (int client = 0; client < courses.size(); client++) {
      int number = client;
      courses.get(client).scores().forEach(score -> statistics.add(number, score.session(), score.value()));
    }
    try {
      GrowthFit fit = model.fit(statistics);
      return fit.converged() ? Optional.of(fit.curve()) : Optional.empty();
    } catch (InvalidGrowthDataException noSuchModel) {
      return Optional.empty();
    }
  }

  private OnTrackCalibration with(GrowthCurve curve, List<Series> courses, ReliableChange rule) {
    int[] sums = {flagged, flaggedWorse, others, othersWorse, scores, within};
    for (Series course : courses) {
      ExpectedCourse expected = ExpectedCourse.of(curve, course);
      for (Score score : course.scores().subList(1, course.size())) {
        NormalEstimate there = expected.fromIntake(score.session());
        sums[4]++;
        sums[5] += there.quantile(ExpectedCourse.TAIL) <= score.value() && score.value() <= there.quantile(1 - ExpectedCourse.TAIL) ? 1 : 0;
      }
      List<Score> judged = course.withoutLatest().scores().stream().filter(score -> score.session() >= ExpectedCourse.EARLIEST).toList();
      if (!judged.isEmpty()) {
        ReliableChange.Category end = rule.between(course.value(0), course.value(course.size() - 1)).category();
        boolean worse = end == ReliableChange.Category.DETERIORATED || end == ReliableChange.Category.HARMED;
        int at = judged.stream().anyMatch(expected::isOffTrack) ? 0 : 2;
        sums[at]++;
        sums[at + 1] += worse ? 1 : 0;
      }
    }
    return new OnTrackCalibration(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
  }
}
