package org.attune.engine.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.attune.engine.Reference;
import org.attune.engine.trajectory.RandomEffects.OfClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomEffectsTest {
  private static final GrowthModel SLEEP = GrowthModel.withDefaults().withTime(Time.LINEAR);

  @ParameterizedTest
  @ValueSource(strings = {"sleepstudy", "orthodont", "sim2000_t5", "sim2000_t5_nested"})
  void agreeWithLme4(String name) {
    boolean nested = name.endsWith("nested");
    boolean practice = name.startsWith("sim");
    GrowthModel model = GrowthModel.withDefaults().withTime(practice ? Time.LOG : Time.LINEAR).withTherapists(nested);
    List<String> names = practice
        ? List.of()
        : Reference.table(name).stream().map(row -> row.text("Subject")).distinct().toList();
    GrowthSums sums = Samples.sums(model, Samples.of(name));
    RandomEffects effects = model.fit(sums).randomEffects(sums);
    for (Reference.Row row : Reference.table("growth_blups")) {
      if (row.text("model").equals(name) && row.text("group").equals("client")) {
        OfClient its = effects.client(practice ? row.whole("member") - 1 : names.indexOf(row.text("member")));
        assertThat(its.intercept()).isCloseTo(row.number("intercept"), within(1e-5));
        assertThat(its.slope()).isCloseTo(row.number("slope"), within(1e-5));
        assertThat(its.interceptVariance()).isCloseTo(row.number("v00"), within(1e-5 * row.number("v00")));
        assertThat(its.covariance()).isCloseTo(row.number("v01"), within(1e-5 * Math.abs(row.number("v01"))));
        assertThat(its.slopeVariance()).isCloseTo(row.number("v11"), within(1e-5 * row.number("v11")));
      } else if (row.text("model").equals(name)) {
        Expected its = effects.therapist(row.whole("member") - 1);
        assertThat(its.mean()).isCloseTo(row.number("intercept"), within(1e-5));
        assertThat(its.sd() * its.sd()).isCloseTo(row.number("v00"), within(1e-5 * row.number("v00")));
      }
    }
  }

  /** With β̂ taken as known, following a client score by score ends at their BLUP. */
  @Test
  void aClientFollowedToTheEndIsTheirBlup() {
    GrowthSums sums = Samples.sums(SLEEP, Samples.sleepstudy());
    GrowthFit fit = SLEEP.fit(sums);
    GrowthCurve c = fit.curve();
    GrowthCurve known = new GrowthCurve(c.time(), c.method(), c.covariates(), c.estimates(),
        Collections.nCopies(2, List.of(0.0, 0.0)), c.interceptVariance(), c.interceptSlopeCovariance(), c.slopeVariance(),
        0, c.residualVariance(), c.sessions(), c.clients());
    ClientLine line = known.newClient();
    for (Samples.Row row : Samples.sleepstudy()) {
      line = row.client() == 3 ? line.after(row.session(), row.score()) : line;
    }
    OfClient blup = fit.randomEffects(sums).client(3);
    assertThat(line.intercept()).isCloseTo(c.estimates().get(0) + blup.intercept(), within(1e-9));
    assertThat(line.slope()).isCloseTo(c.estimates().get(1) + blup.slope(), within(1e-10));
    assertThat(line.interceptVariance()).isCloseTo(blup.interceptVariance(), within(1e-9));
    assertThat(line.covariance()).isCloseTo(blup.covariance(), within(1e-9));
    assertThat(line.slopeVariance()).isCloseTo(blup.slopeVariance(), within(1e-9));
  }

  @Test
  void areOnlyKnownOfThoseWhoWereFitted() {
    GrowthSums sums = Samples.sums(SLEEP, Samples.sleepstudy());
    GrowthFit fit = SLEEP.fit(sums);
    RandomEffects effects = fit.randomEffects(sums);
    assertThatIllegalArgumentException().isThrownBy(() -> effects.client(18));
    assertThatIllegalArgumentException().isThrownBy(() -> effects.client(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> effects.therapist(0));
    sums.add(18, 1, 250);
    assertThatIllegalArgumentException().isThrownBy(() -> fit.randomEffects(sums));
  }
}
