package org.attune.research.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.engine.series.Score;
import org.attune.engine.series.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The worlds are as they are said to be; seed 0 is none that a criterion is tuned or reported on. */
class SimulationTest {
  private static final int CLIENTS = 20_000;

  @ParameterizedTest
  @EnumSource
  void theSameSeedMakesTheSamePracticeAndAnotherAnother(SimulationScenario world) {
    assertThat(Simulation.of(world, 0, 50)).isEqualTo(Simulation.of(world, 0, 50));
    assertThat(Simulation.of(world, 0, 50)).isNotEqualTo(Simulation.of(world, -1, 50));
  }

  @ParameterizedTest
  @EnumSource
  void coursesAreShortAndUnequalAndSessionsAreSkipped(SimulationScenario world) {
    List<SimulatedClient> clients = Simulation.of(world, 0, CLIENTS).clients();
    double[] lengths = clients.stream().mapToDouble(c -> c.scores().getLast().session()).sorted().toArray();
    assertThat(lengths[CLIENTS / 2]).isBetween(7.0, 8.0);
    assertThat(lengths[0]).isEqualTo(1);
    assertThat(lengths[CLIENTS - 1]).isGreaterThan(50);
    double scored = clients.stream().mapToInt(c -> c.scores().size() - 1).sum();
    assertThat(scored / Arrays.stream(lengths).map(n -> n - 1).sum()).isBetween(0.89, 0.93);
  }

  @ParameterizedTest
  @EnumSource
  void rupturesAreAsOftenAsWasReported(SimulationScenario world) {
    List<SimulatedRupture> ruptures = Simulation.of(world, 0, CLIENTS).clients().stream().flatMap(c -> c.rupture().stream()).toList();
    double longEnough = CLIENTS * 0.92;
    // some that would be repaired meet the end of their course first
    assertThat(ruptures.size() / longEnough).isCloseTo(0.254, within(0.015));
    assertThat(ruptures.stream().filter(SimulatedRupture::repaired).count() / longEnough).isBetween(0.09, 0.147);
    assertThat(ruptures).allSatisfy(rupture -> {
      assertThat(rupture.depth()).isBetween(1.5 * Simulation.SIGMA, 3 * Simulation.SIGMA);
      assertThat(rupture.declining()).isBetween(1, 6);
      assertThat(rupture.onset()).isGreaterThanOrEqualTo(2);
      assertThat(rupture.length()).isPositive();
    });
    assertThat(ruptures.stream().filter(SimulatedRupture::endedEarly).count() / longEnough).isCloseTo(0.3 * 0.107, within(0.005));
  }

  @Test
  void aDeclineReachesItsDepthStepByStepAndARepairEndsIt() {
    SimulatedRupture slow = new SimulatedRupture(4, 5, 6, 3, true, false);
    assertThat(IntStream.rangeClosed(3, 9).mapToDouble(slow::loweringAt)).containsExactly(0.0, 2.0, 4.0, 6.0, 6.0, 6.0, 0.0);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CEILING")
  void errorsHaveTheirStandardDeviation(SimulationScenario world) {
    assertThat(SummaryStatistics.of(errors(world, 1)).sd().orElseThrow()).isCloseTo(Simulation.SIGMA, within(0.15));
    assertThat(SummaryStatistics.of(errors(world, 1)).mean()).isCloseTo(0, within(0.05));
  }

  /** Errors of the first and second session: uncorrelated, or by .5. */
  @ParameterizedTest
  @EnumSource(names = {"MIXED_MODEL", "AUTOREGRESSIVE"})
  void neighbouringErrorsAreCorrelatedInOneWorldOnly(SimulationScenario world) {
    double product = 0;
    int pairs = 0;
    for (SimulatedClient client : Simulation.of(world, 0, CLIENTS).clients()) {
      List<Score> scores = client.scores();
      if (client.rupture().isEmpty() && scores.size() > 1 && scores.get(1).session() == 2) {
        product += (scores.get(0).value() - client.line().get(0)) * (scores.get(1).value() - client.line().get(1));
        pairs++;
      }
    }
    double expected = world == SimulationScenario.AUTOREGRESSIVE ? 0.5 : 0;
    assertThat(product / pairs / (Simulation.SIGMA * Simulation.SIGMA)).isCloseTo(expected, within(0.03));
  }

  @Test
  void heavyTailsAreHeavy() {
    double far = 4 * Simulation.SIGMA;
    assertThat(Arrays.stream(errors(SimulationScenario.HEAVY_TAILS, 1)).filter(e -> Math.abs(e) > far).count()).isGreaterThan(300);
    assertThat(Arrays.stream(errors(SimulationScenario.MIXED_MODEL, 1)).filter(e -> Math.abs(e) > far).count()).isLessThan(30);
  }

  @Test
  void fortyInAHundredScoresLieAtTheCeiling() {
    Simulation practice = Simulation.of(SimulationScenario.CEILING, 0, CLIENTS);
    long all = practice.clients().stream().mapToLong(client -> client.scores().size()).sum();
    long there = practice.clients().stream()
        .flatMap(client -> client.scores().stream())
        .filter(score -> score.value() == practice.scale().high())
        .count();
    assertThat((double) there / all).isCloseTo(0.4, within(0.001));
  }

  private static double[] errors(SimulationScenario world, int from) {
    return Simulation.of(world, 0, CLIENTS).clients().stream()
        .filter(client -> client.rupture().isEmpty())
        .flatMapToDouble(client -> IntStream.range(from, client.scores().size())
            .mapToDouble(i -> client.scores().get(i).value() - client.line().get(i)))
        .toArray();
  }
}
