package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.attune.engine.ReferenceTable;
import org.attune.engine.trajectory.RandomEffects.ClientEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomEffectsTest {
  private static final GrowthModel SLEEP = GrowthModel.withDefaults().withTime(TimeTransform.LINEAR);

  @ParameterizedTest
  @ValueSource(strings = {"sleepstudy", "orthodont", "sim2000_t5", "sim2000_t5_nested"})
  void agreeWithLme4(String name) {
    boolean nested = name.endsWith("nested");
    boolean practice = name.startsWith("sim");
    GrowthModel model = GrowthModel.withDefaults().withTime(practice ? TimeTransform.LOG : TimeTransform.LINEAR).withTherapists(nested);
    List<String> names = practice
        ? List.of()
        : ReferenceTable.table(name).stream().map(row -> row.text("Subject")).distinct().toList();
    GrowthSufficientStatistics statistics = PublishedData.sums(model, PublishedData.of(name));
    RandomEffects effects = model.fit(statistics).randomEffects(statistics);
    for (ReferenceTable.Row row : ReferenceTable.table("growth_blups")) {
      if (row.text("model").equals(name) && row.text("group").equals("client")) {
        ClientEffect its = effects.client(practice ? row.whole("member") - 1 : names.indexOf(row.text("member")));
        assertThat(its.intercept()).isCloseTo(row.number("intercept"), within(1e-5));
        assertThat(its.slope()).isCloseTo(row.number("slope"), within(1e-5));
        assertThat(its.interceptVariance()).isCloseTo(row.number("v00"), within(1e-5 * row.number("v00")));
        assertThat(its.covariance()).isCloseTo(row.number("v01"), within(1e-5 * Math.abs(row.number("v01"))));
        assertThat(its.slopeVariance()).isCloseTo(row.number("v11"), within(1e-5 * row.number("v11")));
      } else if (row.text("model").equals(name)) {
        NormalEstimate its = effects.therapist(row.whole("member") - 1);
        assertThat(its.mean()).isCloseTo(row.number("intercept"), within(1e-5));
        assertThat(its.sd() * its.sd()).isCloseTo(row.number("v00"), within(1e-5 * row.number("v00")));
      }
    }
  }

  /** With β̂ taken as known, following a client score by score ends at their BLUP. */
  @Test
  void aClientFollowedToTheEndIsTheirBlup() {
    GrowthSufficientStatistics statistics = PublishedData.sums(SLEEP, PublishedData.sleepstudy());
    GrowthFit fit = SLEEP.fit(statistics);
    GrowthCurve c = fit.curve();
    GrowthCurve known = new GrowthCurve(c.time(), c.method(), c.covariates(), c.estimates(),
        Collections.nCopies(2, List.of(0.0, 0.0)), c.interceptVariance(), c.interceptSlopeCovariance(), c.slopeVariance(),
        0, c.residualVariance(), c.sessions(), c.clients());
    ClientTrajectory line = known.newClient();
    for (PublishedData.Row row : PublishedData.sleepstudy()) {
      line = row.client() == 3 ? line.updatedWith(row.session(), row.score()) : line;
    }
    ClientEffect blup = fit.randomEffects(statistics).client(3);
    assertThat(line.intercept()).isCloseTo(c.estimates().get(0) + blup.intercept(), within(1e-9));
    assertThat(line.slope()).isCloseTo(c.estimates().get(1) + blup.slope(), within(1e-10));
    assertThat(line.interceptVariance()).isCloseTo(blup.interceptVariance(), within(1e-9));
    assertThat(line.covariance()).isCloseTo(blup.covariance(), within(1e-9));
    assertThat(line.slopeVariance()).isCloseTo(blup.slopeVariance(), within(1e-9));
  }

  @Test
  void areOnlyKnownOfThoseWhoWereFitted() {
    GrowthSufficientStatistics statistics = PublishedData.sums(SLEEP, PublishedData.sleepstudy());
    GrowthFit fit = SLEEP.fit(statistics);
    RandomEffects effects = fit.randomEffects(statistics);
    assertThatIllegalArgumentException().isThrownBy(() -> effects.client(18));
    assertThatIllegalArgumentException().isThrownBy(() -> effects.client(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> effects.therapist(0));
    statistics.add(18, 1, 250);
    assertThatIllegalArgumentException().isThrownBy(() -> fit.randomEffects(statistics));
  }
}
