package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.attune.engine.ReferenceTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthModelTest {
  private static GrowthModel model(String name, EstimationMethod method) {
    return GrowthModel.withDefaults().withMethod(method).withTime(name.startsWith("sim") ? TimeTransform.LOG : TimeTransform.LINEAR)
        .withTherapists(name.endsWith("nested"));
  }

  @ParameterizedTest
  @CsvSource({
    "sleepstudy, REML", "sleepstudy, ML", "orthodont, REML", "orthodont, ML", "sim2000_t5, REML", "sim2000_t5, ML",
    "sim2000_t5_nested, REML", "sim2000_t5_nested, ML"
  })
  void agreesWithLme4AtItsTrueOptimum(String name, EstimationMethod method) {
    List<ReferenceTable.Row> figures = ReferenceTable.table("growth").stream()
        .filter(row -> row.text("model").equals(name) && row.text("method").equals(method.name())).toList();
    ToDoubleFunction<String> expected = what ->
        figures.stream().filter(row -> row.text("what").equals(what)).findAny().orElseThrow().number("value");
    GrowthFit fit = PublishedData.fit(model(name, method), PublishedData.of(name));
    assertThat(fit.converged()).isTrue();
    assertThat(fit.criterion()).isCloseTo(expected.applyAsDouble("criterion"), within(1e-6));
    GrowthCurve curve = fit.curve();
    close(curve.estimates().get(0), expected.applyAsDouble("beta0"));
    close(curve.estimates().get(1), expected.applyAsDouble("beta1"));
    close(curve.standardError(0), expected.applyAsDouble("se0"));
    close(curve.standardError(1), expected.applyAsDouble("se1"));
    close(curve.interceptSd(), expected.applyAsDouble("sd_intercept"));
    close(curve.slopeSd(), expected.applyAsDouble("sd_slope"));
    close(curve.correlation().orElseThrow(), expected.applyAsDouble("correlation"));
    close(curve.sigma(), expected.applyAsDouble("sigma"));
    double[] theta = fit.theta();
    for (int i = 0; i < theta.length; i++) {
      close(theta[i], expected.applyAsDouble("theta" + (i + 1)));
    }
    if (name.endsWith("nested")) {
      close(curve.therapistSd(), expected.applyAsDouble("sd_therapist"));
    }
    assertThat(fit.singular()).isFalse();
  }

  private static void close(double value, double expected) {
    assertThat(value).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
  }
}
