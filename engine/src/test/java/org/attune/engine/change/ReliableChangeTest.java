package org.attune.engine.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.attune.engine.change.ReliableChange.Category;
import org.attune.engine.change.ReliableChange.Index;
import org.attune.engine.change.ReliableChange.Points;
import org.attune.engine.series.Direction;
import org.junit.jupiter.api.Test;

class ReliableChangeTest {
  private static final ReliableChange PHQ9 =
      ReliableChange.of(Direction.LOWER_IS_BETTER, new Points(6)).withCutOff(10);

  /** The worked example of Jacobson &amp; Truax: norms 40 and 60, SD 7.5, r .80, a client from 32.5 to 47.5. */
  @Test
  void theWorkedExampleOfTheAuthors() {
    Index index = new Index(7.5, 0.80);
    assertThat(index.standardErrorOfDifference()).isCloseTo(4.743, within(5e-4));
    ReliableChange.Result result = ReliableChange.of(Direction.HIGHER_IS_BETTER, index).between(32.5, 47.5);
    assertThat(result.index()).hasValueCloseTo(3.16, within(5e-3));
    assertThat(result.improvement()).isEqualTo(15);
    assertThat(result.category()).isEqualTo(Category.IMPROVED);
    assertThat(result.reliable()).isTrue();
    assertThat(new PopulationNorm(40, 7.5).cutOffC(new PopulationNorm(60, 7.5))).isCloseTo(50, within(1e-12));
    assertThat(new PopulationNorm(40, 7.5).cutOffA(Direction.HIGHER_IS_BETTER)).isEqualTo(55);
    assertThat(new PopulationNorm(60, 7.5).cutOffB(Direction.HIGHER_IS_BETTER)).isEqualTo(45);
  }

  @Test
  void theCutOffsOfTheCore10() {
    PopulationNorm functional = new PopulationNorm(4.7, 4.8);
    PopulationNorm clinical = new PopulationNorm(19.7, 7.7);
    assertThat(clinical.cutOffC(functional)).isCloseTo(10.46, within(5e-3));
    assertThat(functional.cutOffC(clinical)).isCloseTo(clinical.cutOffC(functional), within(1e-12));
    assertThat(clinical.cutOffA(Direction.LOWER_IS_BETTER)).isCloseTo(4.3, within(1e-12));
    assertThat(functional.cutOffB(Direction.LOWER_IS_BETTER)).isCloseTo(14.3, within(1e-12));
    assertThat(new Index(7.7, 0.90).points()).isCloseTo(6.7, within(0.05));
  }

  @Test
  void recoveryIsAReliableImprovementAcrossTheCutOff() {
    assertThat(PHQ9.between(15, 9).category()).isEqualTo(Category.RECOVERED);
    assertThat(PHQ9.between(16, 10).category()).isEqualTo(Category.IMPROVED);
    assertThat(PHQ9.between(10, 4).category()).isEqualTo(Category.RECOVERED);
    assertThat(PHQ9.between(9, 3).category()).isEqualTo(Category.IMPROVED);
  }

  @Test
  void lessThanThePublishedPointsIsNoReliableChangeWhereverTheCutOffLies() {
    assertThat(PHQ9.between(12, 7).category()).isEqualTo(Category.UNCHANGED);
    assertThat(PHQ9.between(7, 12).category()).isEqualTo(Category.UNCHANGED);
    assertThat(PHQ9.between(7, 7).reliable()).isFalse();
  }

  @Test
  void gettingReliablyWorseIsNamedTooAndAcrossTheCutOffAsWell() {
    assertThat(PHQ9.between(11, 17).category()).isEqualTo(Category.DETERIORATED);
    assertThat(PHQ9.between(4, 10).category()).isEqualTo(Category.HARMED);
    assertThat(PHQ9.between(3, 9).category()).isEqualTo(Category.DETERIORATED);
    assertThat(PHQ9.between(4, 10).improvement()).isEqualTo(-6);
    assertThat(PHQ9.between(4, 10).index()).isEmpty();
  }

  @Test
  void withoutACutOffNobodyIsCalledRecovered() {
    ReliableChange plain = ReliableChange.of(Direction.LOWER_IS_BETTER, new Points(6));
    assertThat(plain.between(27, 0).category()).isEqualTo(Category.IMPROVED);
    assertThat(plain.between(0, 27).category()).isEqualTo(Category.DETERIORATED);
  }

  @Test
  void anIndexAtItsCriticalValueIsNotReliableAndPublishedPointsAre() {
    Index index = new Index(1 / Math.sqrt(2), 0, 2);
    ReliableChange byIndex = ReliableChange.of(Direction.HIGHER_IS_BETTER, index);
    assertThat(byIndex.between(1, 3).reliable()).isFalse();
    assertThat(byIndex.between(1, 3.001).reliable()).isTrue();
    ReliableChange byPoints = ReliableChange.of(Direction.HIGHER_IS_BETTER, new Points(0.2));
    assertThat(byPoints.between(0.1, 0.3).reliable()).isTrue();
    assertThat(byPoints.between(0.1, 0.29).reliable()).isFalse();
  }

  @Test
  void turningTheScaleAroundTurnsNothingElse() {
    ReliableChange turned = ReliableChange.of(Direction.HIGHER_IS_BETTER, new Points(6)).withCutOff(-10);
    for (int before = 0; before <= 27; before++) {
      for (int after = 0; after <= 27; after++) {
        ReliableChange.Result result = turned.between(-before, -after);
        assertThat(result.category()).isEqualTo(PHQ9.between(before, after).category());
        assertThat(result.improvement()).isEqualTo(PHQ9.between(before, after).improvement());
      }
    }
  }

  /** Scores, norms and cut-off by 0.3·x + 100: the index and every category stay. */
  @Test
  void shiftingAndScalingTheScoresChangesNoCategory() {
    PopulationNorm clinical = new PopulationNorm(19.7, 7.7);
    PopulationNorm functional = new PopulationNorm(4.7, 4.8);
    ReliableChange here = ReliableChange.of(Direction.LOWER_IS_BETTER, new Index(7.7, 0.9))
        .withCutOff(functional.cutOffC(clinical));
    PopulationNorm there = new PopulationNorm(0.3 * 19.7 + 100, 0.3 * 7.7);
    ReliableChange moved = ReliableChange.of(Direction.LOWER_IS_BETTER, new Index(0.3 * 7.7, 0.9))
        .withCutOff(new PopulationNorm(0.3 * 4.7 + 100, 0.3 * 4.8).cutOffC(there));
    for (int before = 0; before <= 40; before++) {
      for (int after = 0; after <= 40; after++) {
        ReliableChange.Result result = here.between(before, after);
        ReliableChange.Result other = moved.between(0.3 * before + 100, 0.3 * after + 100);
        assertThat(other.category()).isEqualTo(result.category());
        assertThat(other.index().orElseThrow()).isCloseTo(result.index().orElseThrow(), within(1e-12));
      }
    }
  }

  @Test
  void refusesWhatIsNoMeasure() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Index(7.5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Index(7.5, -0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Index(0, 0.8));
    assertThatIllegalArgumentException().isThrownBy(() -> new Index(7.5, 0.8, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Points(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PopulationNorm(4, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PopulationNorm(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> PHQ9.withCutOff(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> PHQ9.between(Double.NaN, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> PHQ9.between(3, Double.POSITIVE_INFINITY));
  }

  @Test
  void aResultKnowsItsCriterion() {
    ReliableChange criterion = PHQ9.between(15, 9).criterion();
    assertThat(criterion.threshold()).isEqualTo(new Points(6));
    assertThat(criterion.cutOff()).hasValue(10);
    assertThat(criterion.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
    assertThat(PHQ9.between(15, 9).before()).isEqualTo(15);
    assertThat(PHQ9.between(15, 9).after()).isEqualTo(9);
  }
}
