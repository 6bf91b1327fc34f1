package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.engine.ReferenceTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small practices against lme4, many of which ask for less than the model offers. */
class GrowthCasesTest {
  private static final Map<String, List<ReferenceTable.Row>> DATA =
      ReferenceTable.table("growth_cases").stream().collect(Collectors.groupingBy(row -> row.text("case")));
  private static final Map<List<String>, List<ReferenceTable.Row>> FITS = ReferenceTable.table("growth_fits").stream()
      .collect(Collectors.groupingBy(row -> List.of(row.text("case"), row.text("model"), row.text("method"))));

  static Stream<Arguments> fits() {
    return FITS.keySet().stream().map(key -> Arguments.of(key.get(0), key.get(1), key.get(2)));
  }

  static GrowthModel model(String name) {
    GrowthModel model = GrowthModel.withDefaults();
    return switch (name) {
      case "linear" -> model.withTime(TimeTransform.LINEAR);
      case "log1p" -> model.withTime(TimeTransform.LOG1P);
      case "covariate" -> model.withCovariates(List.of("intake"));
      case "intercepts" -> model.withRandomSlopes(false);
      case "nested" -> model.withCovariates(List.of("intake")).withTherapists(true);
      default -> model;
    };
  }

  static GrowthSufficientStatistics sums(GrowthModel model, String practice) {
    GrowthSufficientStatistics statistics = model.newStatistics();
    for (ReferenceTable.Row row : DATA.getOrDefault(practice, List.of())) {
      double[] covariates = model.covariates().isEmpty() ? new double[0] : new double[] {row.number("intake")};
      statistics.add(row.whole("client"), row.whole("therapist"), row.number("session"), row.number("score"), covariates);
    }
    return statistics;
  }

  @ParameterizedTest
  @MethodSource("fits")
  void agreesWithLme4AtItsBest(String practice, String name, EstimationMethod method) {
    GrowthModel model = model(name).withMethod(method);
    GrowthFit fit = model.fit(sums(model, practice));
    assertThat(fit.converged()).isTrue();
    for (ReferenceTable.Row row : FITS.getOrDefault(List.of(practice, name, method.name()), List.of())) {
      double expected = row.number("value");
      switch (row.text("what")) {
        case "criterion" -> assertThat(fit.criterion()).isCloseTo(expected, within(1e-6));
        case "aic" -> assertThat(fit.aic()).isCloseTo(expected, within(1e-6));
        case "bic" -> assertThat(fit.bic().value()).isCloseTo(expected, within(1e-6));
        case "beta0" -> close(fit.fixed().get(0).estimate(), expected);
        case "beta1" -> close(fit.fixed().get(1).estimate(), expected);
        case "beta2" -> close(fit.fixed().get(2).estimate(), expected);
        case "se0" -> close(fit.fixed().get(0).se(), expected);
        case "se1" -> close(fit.fixed().get(1).se(), expected);
        case "se2" -> close(fit.fixed().get(2).se(), expected);
        case "sigma" -> close(fit.sigma(), expected);
        case "sd_intercept" -> close(fit.curve().interceptSd(), expected);
        case "sd_slope" -> close(fit.curve().slopeSd(), expected);
        case "sd_therapist" -> close(fit.curve().therapistSd(), expected);
        case "singular" -> assertThat(fit.singular()).isEqualTo(expected == 1);
        default -> throw new AssertionError(row.text("what"));
      }
    }
  }

  /** To five digits; a spread near zero to five digits of the noise, which has its size. */
  private static void close(double value, double expected) {
    assertThat(value).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
  }
}
