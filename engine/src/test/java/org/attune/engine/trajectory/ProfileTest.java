package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
  @ParameterizedTest
  @CsvSource({"REML, true, false", "ML, true, false", "REML, true, true", "ML, true, true", "REML, false, true"})
  void theGradientIsTheSlopeOfTheCriterion(Method method, boolean slopes, boolean therapists) {
    GrowthModel model = GrowthModel.withDefaults().withMethod(method).withSlopes(slopes).withTherapists(therapists)
        .withCovariates(List.of("intake", "age"));
    GrowthSums sums = model.sums();
    for (Samples.Row row : Samples.practice()) {
      double[] covariates = {row.client() * 37 % 23, Math.sin(row.client())};
      sums.add(row.client(), row.therapist(), row.session(), row.score() + 3 * covariates[1], covariates);
    }
    Profile profile = new Profile(new Patterns(sums, therapists), model);
    double[] theta = {1.2, -0.4, 0.7, 0.3};
    if (!slopes) {
      theta = new double[] {0.8, 0.3};
    } else if (!therapists) {
      theta = new double[] {1.2, -0.4, 0.7};
    }
    double[] gradient = new double[theta.length];
    profile.evaluate(theta, gradient);
    for (int i = 0; i < theta.length; i++) {
      double h = 1e-5;
      double[] there = theta.clone();
      there[i] += h;
      double up = profile.evaluate(there, new double[0]);
      there[i] -= 2 * h;
      double down = profile.evaluate(there, new double[0]);
      assertThat(gradient[i]).isCloseTo((up - down) / (2 * h), within(1e-6 * Math.abs(gradient[i]) + 1e-4));
    }
  }
}
