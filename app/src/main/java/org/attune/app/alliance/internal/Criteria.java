package org.attune.app.alliance.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.alliance.Criterion;
import org.attune.app.alliance.Finding;
import org.attune.app.alliance.Strength;
import org.attune.app.alliance.Yardstick;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.Line;
import org.attune.app.checkins.Lines;
import org.attune.engine.rupture.BetweenClientSd;
import org.attune.engine.rupture.ItemCriteria;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.OwnBaselineDrop;
import org.attune.engine.rupture.PredictiveDrop;
import org.attune.engine.rupture.UsualRange;
import org.attune.engine.rupture.XmRChart;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;

/** The criteria by which a check-in is looked at, and their parameters; the reckoning is the engine's. */
public final class Criteria {

  /** The mean of the five lines. */
  public static final Scale BOND = new Scale(Lines.LOWEST, Lines.HIGHEST, Direction.HIGHER_IS_BETTER);

  private static final ItemCriteria LINES = ItemCriteria.withDefaults();
  private static final int LOW = 3;
  /** A drop is e times as well attested as where the criterion begins to count; our choice. */
  private static final double STRONG_EVIDENCE = 3;
  /** It speaks from the second score on. */
  private static final int PREDICTIVE_EARLIER = 1;

  private Criteria() {}

  /**
   * What is found in the last of these check-ins.
   *
   * @param series a client's check-ins in the order of their sessions; at least one
   */
  public static List<Finding> findings(List<CheckIn> series, Yardstick yardstick) {
    var findings = new ArrayList<Finding>();
    CheckIn latest = series.getLast();
    Map<Line, Integer> last = series.size() < 2 ? Map.of() : byLine(series.get(series.size() - 2).lines());
    for (ItemCriteria.ItemFinding<Line> notice : LINES.evaluate(byLine(latest.lines()), last)) {
      findings.add(switch (notice) {
        case ItemCriteria.LowItem<Line>(Line line, int value) -> new Finding(Criterion.LOW_LINE, line,
            value < LOW ? Strength.STRONG : Strength.GENTLE, value, LOW, latest.version(), true, null);
        case ItemCriteria.FallenItem<Line>(Line line, int from, int to) -> new Finding(Criterion.LINE_DROP, line,
            from - to > 2 ? Strength.STRONG : Strength.GENTLE, to, from, latest.version(), true, null);
      });
    }
    fall(series, yardstick).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> fall(List<CheckIn> series, Yardstick yardstick) {
    int earlier = series.size() - 1;
    int version = series.getLast().version();
    return switch (yardstick) {
      case Yardstick.OwnBaseline(BetweenClientSd between) -> OwnBaselineDrop.withDefaults(between).evaluateLatest(means(series))
          .optionalResult().filter(OwnBaselineDrop.Result::suspected)
          .map(drop -> new Finding(Criterion.OWN_BASELINE, null, strength(drop), drop.score(), drop.baseline(), version, true,
              new Finding.Baseline(earlier, drop.baseline(), drop.ownSd(), between.sd(), between.courses(),
                  between instanceof BetweenClientSd.Provisional, drop.tailProbability().orElse(1))));
      case Yardstick.Predictive(PredictiveDrop criterion) -> criterion.evaluateLatest(means(series))
          .optionalResult().filter(PredictiveDrop.Result::suspected)
          .map(drop -> new Finding(Criterion.PREDICTIVE, null,
              drop.statistic() > STRONG_EVIDENCE ? Strength.STRONG : Strength.GENTLE, drop.score(), drop.baseline(), version, true,
              new Finding.Expectation(earlier, drop.baseline(), drop.sd(), drop.statistic(), criterion.curve().clients(),
                  drop.tailProbability().orElse(1))));
    };
  }

  /** What is usual, by the check-ins before the last; none while it is too early to tell. */
  public static Optional<UsualBand> usual(List<CheckIn> series, Yardstick yardstick) {
    return switch (yardstick) {
      case Yardstick.OwnBaseline(BetweenClientSd between) -> OwnBaselineDrop.withDefaults(between).evaluateLatest(means(series))
          .optionalResult().map(f -> new UsualBand(f.usualRange(), f.baseline(), f.criterion().minimumEarlierScores()));
      case Yardstick.Predictive(PredictiveDrop criterion) -> criterion.evaluateLatest(means(series))
          .optionalResult().map(f -> new UsualBand(f.usualRange(), f.baseline(), PREDICTIVE_EARLIER));
    };
  }

  /** @param earlier how many check-ins came before the first of which it could be said */
  public record UsualBand(UsualRange band, double middle, int earlier) {}

  /**
   * Whether each finding was found after the session before, and as strongly: nothing fell, somebody stays low. A line of 1 to 7
   * that falls once more is low for the first time, or lower than it was.
   */
  public static boolean isMoreOfTheSame(List<Finding> findings, List<Finding> before) {
    return findings.stream().allMatch(f -> before.stream().anyMatch(b ->
        b.criterion() == f.criterion() && b.line() == f.line() && b.strength().compareTo(f.strength()) >= 0));
  }

  public static Online<XmRChart.Result> secondOpinion(List<CheckIn> series) {
    return XmRChart.withDefaults().evaluateLatest(means(series));
  }

  static Series means(List<CheckIn> series) {
    return Series.of(BOND, series.stream().mapToDouble(c -> c.lines().mean()).toArray());
  }

  private static Map<Line, Integer> byLine(Lines lines) {
    var byLine = new LinkedHashMap<Line, Integer>();
    Arrays.stream(Line.values()).forEach(line -> byLine.put(line, lines.of(line)));
    return byLine;
  }

  private static Strength strength(OwnBaselineDrop.Result drop) {
    return drop.strength() == org.attune.engine.rupture.DropStrength.STRONG ? Strength.STRONG : Strength.GENTLE;
  }
}
