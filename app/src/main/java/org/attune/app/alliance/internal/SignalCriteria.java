package org.attune.app.alliance.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.alliance.BaselineModel;
import org.attune.app.alliance.SignalCriterion;
import org.attune.app.alliance.SignalReason;
import org.attune.app.alliance.SignalStrength;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.Item;
import org.attune.app.checkins.Ratings;
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

/** The criteria by which a check-in is looked at, and their parameters; the engine does the calculations. */
public final class SignalCriteria {

  /** The mean of the five items. */
  public static final Scale ALLIANCE_SCALE = new Scale(Ratings.LOWEST, Ratings.HIGHEST, Direction.HIGHER_IS_BETTER);

  private static final ItemCriteria LINES = ItemCriteria.withDefaults();
  private static final int LOW = 3;
  /** A drop is e times as well attested as where the criterion begins to count; our choice. */
  private static final double STRONG_EVIDENCE = 3;
  /** It speaks from the second score on. */
  private static final int PREDICTIVE_EARLIER = 1;

  private SignalCriteria() {}

  /**
   * What is found in the last of these check-ins.
   *
   * @param series a client's check-ins in the order of their sessions; at least one
   */
  public static List<SignalReason> evaluate(List<CheckIn> series, BaselineModel baselineModel) {
    var findings = new ArrayList<SignalReason>();
    CheckIn latest = series.getLast();
    Map<Item, Integer> last = series.size() < 2 ? Map.of() : byLine(series.get(series.size() - 2).ratings());
    for (ItemCriteria.ItemFinding<Item> notice : LINES.evaluate(byLine(latest.ratings()), last)) {
      findings.add(switch (notice) {
        case ItemCriteria.LowItem<Item>(Item line, int value) -> new SignalReason(SignalCriterion.LOW_LINE, line,
            value < LOW ? SignalStrength.STRONG : SignalStrength.GENTLE, value, LOW, latest.version(), true, null);
        case ItemCriteria.FallenItem<Item>(Item line, int from, int to) -> new SignalReason(SignalCriterion.LINE_DROP, line,
            from - to > 2 ? SignalStrength.STRONG : SignalStrength.GENTLE, to, from, latest.version(), true, null);
      });
    }
    fall(series, baselineModel).ifPresent(findings::add);
    return findings;
  }

  private static Optional<SignalReason> fall(List<CheckIn> series, BaselineModel baselineModel) {
    int earlier = series.size() - 1;
    int version = series.getLast().version();
    return switch (baselineModel) {
      case BaselineModel.OwnBaseline(BetweenClientSd between) -> OwnBaselineDrop.withDefaults(between).evaluateLatest(means(series))
          .optionalResult().filter(OwnBaselineDrop.Result::suspected)
          .map(drop -> new SignalReason(SignalCriterion.OWN_BASELINE, null, strength(drop), drop.score(), drop.baseline(), version, true,
              new SignalReason.BaselineCalculation(earlier, drop.baseline(), drop.ownSd(), between.sd(), between.courses(),
                  between instanceof BetweenClientSd.Provisional, drop.tailProbability().orElse(1))));
      case BaselineModel.Predictive(PredictiveDrop criterion) -> criterion.evaluateLatest(means(series))
          .optionalResult().filter(PredictiveDrop.Result::suspected)
          .map(drop -> new SignalReason(SignalCriterion.PREDICTIVE, null,
              drop.statistic() > STRONG_EVIDENCE ? SignalStrength.STRONG : SignalStrength.GENTLE, drop.score(), drop.baseline(),
                  version, true,
              new SignalReason.PredictiveCalculation(earlier, drop.baseline(), drop.sd(), drop.statistic(), criterion.curve().clients(),
                  drop.tailProbability().orElse(1))));
    };
  }

  /** What is usual, by the check-ins before the last; none while it is too early to tell. */
  public static Optional<BaselineRange> usualRange(List<CheckIn> series, BaselineModel baselineModel) {
    return switch (baselineModel) {
      case BaselineModel.OwnBaseline(BetweenClientSd between) -> OwnBaselineDrop.withDefaults(between).evaluateLatest(means(series))
          .optionalResult().map(f -> new BaselineRange(f.usualRange(), f.baseline(), f.criterion().minimumEarlierScores()));
      case BaselineModel.Predictive(PredictiveDrop criterion) -> criterion.evaluateLatest(means(series))
          .optionalResult().map(f -> new BaselineRange(f.usualRange(), f.baseline(), PREDICTIVE_EARLIER));
    };
  }

  /** @param earlier how many check-ins came before the first of which it could be said */
  public record BaselineRange(UsualRange range, double middle, int earlier) {}

  /**
   * Whether each result was found after the session before, and as strongly: nothing fell, somebody stays low. A line of 1 to 7
   * that falls once more is low for the first time, or lower than it was.
   */
  public static boolean isContinuation(List<SignalReason> findings, List<SignalReason> before) {
    return findings.stream().allMatch(f -> before.stream().anyMatch(b ->
        b.criterion() == f.criterion() && b.item() == f.item() && b.strength().compareTo(f.strength()) >= 0));
  }

  public static Online<XmRChart.Result> controlChart(List<CheckIn> series) {
    return XmRChart.withDefaults().evaluateLatest(means(series));
  }

  static Series means(List<CheckIn> series) {
    return Series.of(ALLIANCE_SCALE, series.stream().mapToDouble(c -> c.ratings().mean()).toArray());
  }

  private static Map<Item, Integer> byLine(Ratings ratings) {
    var byLine = new LinkedHashMap<Item, Integer>();
    Arrays.stream(Item.values()).forEach(item -> byLine.put(item, ratings.rating(item)));
    return byLine;
  }

  private static SignalStrength strength(OwnBaselineDrop.Result drop) {
    return drop.strength() == org.attune.engine.rupture.DropStrength.STRONG ? SignalStrength.STRONG : SignalStrength.GENTLE;
  }
}
