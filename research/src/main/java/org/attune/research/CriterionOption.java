package org.attune.research;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.attune.engine.change.SuddenChangeCriteria;
import org.attune.engine.rupture.BetweenClientSd;
import org.attune.engine.rupture.ChangePoint;
import org.attune.engine.rupture.HighPointDrop;
import org.attune.engine.rupture.SequentialCriterion;
import org.attune.engine.rupture.OwnBaselineDrop;
import org.attune.engine.rupture.ReliableDrop;
import org.attune.engine.rupture.ResidualDrop;
import org.attune.engine.rupture.RetrospectiveCriterion;
import org.attune.engine.rupture.SuddenLoss;
import org.attune.engine.rupture.TukeyFence;
import org.attune.engine.rupture.XmRChart;

/** The criteria by the names that the command line knows them by. */
enum CriterionOption {
  OWN_BASELINE_DROP("gumz", "own-baseline"),
  REGRESSION_RESIDUAL("stiles", "residual", "residual-drop"),
  HIGH_POINT_DROP("strauss", "high-point"),
  RELIABLE_DROP("larsson", "reliable"),
  XMR("xmr-mean", "wheeler"),
  XMR_MEDIAN(),
  TUKEY("tukey-fence"),
  SUDDEN_LOSS("sudden"),
  CHANGE_POINT("bocpd", "bayesian-online-change-point", "adams-mackay"),
  PREDICTIVE("predictive-drop");

  private final List<String> others;

  CriterionOption(String... others) {
    this.others = List.of(others);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static CriterionOption named(String name) {
    String plain = plain(name);
    return Arrays.stream(values())
        .filter(rule -> plain(rule.toString()).equals(plain)
            || rule.others.stream().anyMatch(other -> plain(other).equals(plain)))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("--criterion: expected one of " + names() + ", found \"" + name + "\""));
  }

  static String names() {
    return Arrays.stream(values()).map(CriterionOption::toString).collect(Collectors.joining(", "));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /** Whether it needs to know nothing of the practice. */
  boolean needsNoPracticeData() {
    return this == XMR || this == XMR_MEDIAN || this == TUKEY || this == PREDICTIVE;
  }

  /** The criterion, where enough is known of the practice; none for a sudden loss, which only looks back. */
  Optional<SequentialCriterion<?>> online(PracticeStatistics practice, OptionalDouble reliableChange, Optional<PracticeModel> model) {
    return switch (this) {
      case OWN_BASELINE_DROP ->
          with(practice.between(), sd -> OwnBaselineDrop.withDefaults(new BetweenClientSd.Estimated(sd, 0)));
      case REGRESSION_RESIDUAL -> with(practice.pooled(), ResidualDrop::withDefaults);
      case HIGH_POINT_DROP -> with(practice.sd(), HighPointDrop::withDefaults);
      case RELIABLE_DROP -> with(reliableChange(practice, reliableChange), ReliableDrop::of);
      case XMR -> Optional.of(XmRChart.withDefaults());
      case XMR_MEDIAN -> Optional.of(XmRChart.withDefaults().withVariant(XmRChart.Variant.MEDIAN));
      case TUKEY -> Optional.of(TukeyFence.withDefaults());
      case SUDDEN_LOSS -> Optional.empty();
      case PREDICTIVE -> model.map(PracticeModel::criterion);
      case CHANGE_POINT ->
          practice.complete()
              ? Optional.of(ChangePoint.withDefaults(
                  practice.mean().orElseThrow(), practice.between().orElseThrow(), practice.pooled().orElseThrow()))
              : Optional.empty();
    };
  }

  /** The same, looking back. */
  Optional<RetrospectiveCriterion> retrospective(PracticeStatistics practice, OptionalDouble reliableChange,
      Optional<PracticeModel> model) {
    if (this == SUDDEN_LOSS) {
      OptionalDouble points = reliableChange(practice, reliableChange);
      return points.isPresent()
          ? Optional.of(SuddenLoss.of(SuddenChangeCriteria.withReliableChange(points.getAsDouble())))
          : Optional.empty();
    }
    return online(practice, reliableChange, model).map(criterion -> criterion);
  }

  /** As given, or else 1.96·√2 times the scatter of scores about their clients' own lines. */
  private static OptionalDouble reliableChange(PracticeStatistics practice, OptionalDouble given) {
    return given.isPresent() || practice.pooled().isEmpty()
        ? given
        : OptionalDouble.of(1.96 * Math.sqrt(2) * practice.pooled().getAsDouble());
  }

  private static Optional<SequentialCriterion<?>> with(
      OptionalDouble figure, DoubleFunction<SequentialCriterion<?>> criterion) {
    return figure.isPresent() ? Optional.of(criterion.apply(figure.getAsDouble())) : Optional.empty();
  }
}
