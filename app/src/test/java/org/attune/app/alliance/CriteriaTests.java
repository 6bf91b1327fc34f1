package org.attune.app.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.attune.app.alliance.internal.Criteria;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.Line;
import org.attune.app.checkins.Lines;
import org.attune.app.identity.CourseId;
import org.attune.app.sessions.SessionId;
import org.attune.engine.rupture.BetweenClientSd;
import org.junit.jupiter.api.Test;

class CriteriaTests {

  private static final Yardstick PROVISIONAL = new Yardstick.OwnBaseline(
      new BetweenClientSd.Provisional(BetweenClientSd.provisional(Criteria.BOND), 3, 20));

  @Test
  void aLowLineIsNamedAfterTheFirstSession() {
    assertThat(found(new Lines(6, 6, 6, 3, 6))).singleElement()
        .returns(Criterion.LOW_LINE, Finding::criterion).returns(Line.SAFE, Finding::line).returns(3.0, Finding::value);
  }

  @Test
  void aFirstSessionWithoutALowLineIsQuiet() {
    assertThat(found(new Lines(4, 4, 4, 4, 4))).isEmpty();
  }

  @Test
  void aLineThatFallsByTwoIsNamedThoughAllOthersRise() {
    assertThat(found(new Lines(5, 5, 5, 7, 5), new Lines(7, 7, 7, 5, 7))).singleElement()
        .returns(Criterion.LINE_DROP, Finding::criterion).returns(Line.SAFE, Finding::line)
        .returns(2.0, Finding::size);
  }

  @Test
  void aFallByOneIsNoReason() {
    assertThat(found(new Lines(6, 6, 6, 6, 6), new Lines(5, 5, 5, 5, 5))).isEmpty();
  }

  @Test
  void theOwnBaselineSpeaksFromThreeEarlierCheckInsOn() {
    Lines usual = new Lines(6, 6, 6, 6, 6);
    Lines lower = new Lines(5, 5, 5, 5, 5);
    assertThat(found(usual, usual, lower)).isEmpty();
    assertThat(found(usual, usual, usual, lower)).singleElement().returns(Criterion.OWN_BASELINE, Finding::criterion)
        .returns(Strength.GENTLE, Finding::strength)
        .satisfies(f -> assertThat(f.reckoning()).asInstanceOf(type(Finding.Baseline.class)).returns(true, Finding.Baseline::provisional)
            .returns(0.75, Finding.Baseline::stricterSd));
  }

  @Test
  void aClientAtTheCeilingIsNotFlaggedForATrifle() {
    Lines full = new Lines(7, 7, 7, 7, 7);
    assertThat(found(full, full, full, full, full, new Lines(7, 6, 7, 6, 7))).isEmpty();
  }

  @Test
  void aVolatileClientIsNotFlaggedForTheirOrdinaryNoise() {
    Lines high = new Lines(7, 7, 7, 7, 7);
    Lines low = new Lines(4, 4, 4, 4, 4);
    List<Finding> found = found(high, low, high, low, high, low, new Lines(4, 4, 4, 4, 4));
    assertThat(found).noneMatch(f -> f.criterion() == Criterion.OWN_BASELINE);
  }

  @Test
  void aDropOfMoreThanTwiceWhatIsUsualIsStrong() {
    Lines usual = new Lines(6, 6, 6, 6, 6);
    assertThat(found(usual, usual, usual, usual, new Lines(4, 4, 4, 5, 4)))
        .filteredOn(f -> f.criterion() == Criterion.OWN_BASELINE).singleElement()
        .returns(Strength.STRONG, Finding::strength);
  }

  @Test
  void aLineIsLowFromThreeDownAndStronglySoFromTwoDown() {
    assertThat(found(new Lines(6, 6, 6, 4, 6))).isEmpty();
    assertThat(found(new Lines(6, 6, 6, 3, 6))).singleElement().returns(Strength.GENTLE, Finding::strength);
    assertThat(found(new Lines(6, 6, 6, 2, 6))).singleElement().returns(Strength.STRONG, Finding::strength);
    assertThat(found(new Lines(6, 6, 6, 1, 6))).singleElement().returns(Strength.STRONG, Finding::strength);
  }

  @Test
  void aLineFallsByTwoGentlyAndByThreeStrongly() {
    Lines before = new Lines(7, 7, 7, 7, 7);
    assertThat(found(before, new Lines(7, 7, 7, 6, 7))).isEmpty();
    assertThat(found(before, new Lines(7, 7, 7, 5, 7))).singleElement().returns(Strength.GENTLE, Finding::strength)
        .returns(5.0, Finding::value);
    assertThat(found(before, new Lines(7, 7, 7, 4, 7))).singleElement().returns(Strength.STRONG, Finding::strength);
  }

  @Test
  void aDropIsStrongFromTwiceWhatIsUsualOn() {
    Lines usual = new Lines(6, 6, 6, 6, 6);
    assertThat(found(usual, usual, usual, usual, new Lines(5, 5, 4, 5, 4)))
        .filteredOn(f -> f.criterion() == Criterion.OWN_BASELINE).singleElement().returns(Strength.GENTLE, Finding::strength);
    assertThat(found(usual, usual, usual, usual, new Lines(4, 4, 4, 4, 4)))
        .filteredOn(f -> f.criterion() == Criterion.OWN_BASELINE).singleElement().returns(Strength.STRONG, Finding::strength);
  }

  @Test
  void whatFellIsNeverMoreOfTheSameWhateverCameBefore() {
    for (int first = 1; first <= 7; first++) {
      for (int before = 1; before <= 7; before++) {
        for (int now = 1; now <= before - 2; now++) {
          List<Finding> earlier = found(onOneLine(first), onOneLine(before));
          List<Finding> later = found(onOneLine(first), onOneLine(before), onOneLine(now));
          assertThat(Criteria.isMoreOfTheSame(later, earlier)).as("%s, %s, %s", first, before, now).isFalse();
        }
      }
    }
    assertThat(Criteria.isMoreOfTheSame(found(onOneLine(3), onOneLine(3)), found(onOneLine(3)))).as("what stays low is").isTrue();
  }

  private static Lines onOneLine(int value) {
    return new Lines(6, 6, 6, value, 6);
  }

  private static List<Finding> found(Lines... lines) {
    var series = new ArrayList<CheckIn>();
    CourseId course = CourseId.random();
    for (Lines of : lines) {
      series.add(new CheckIn(new CheckInId(UUID.randomUUID()), new SessionId(UUID.randomUUID()), course, Chair.CLIENT,
          of, 1, Instant.EPOCH, false, false, false));
    }
    return Criteria.findings(series, PROVISIONAL);
  }
}
