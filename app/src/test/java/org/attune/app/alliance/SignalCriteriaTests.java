package org.attune.app.alliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.attune.app.alliance.internal.SignalCriteria;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.Item;
import org.attune.app.checkins.Ratings;
import org.attune.app.identity.CourseId;
import org.attune.app.sessions.SessionId;
import org.attune.engine.rupture.BetweenClientSd;
import org.junit.jupiter.api.Test;

class SignalCriteriaTests {

  private static final BaselineModel PROVISIONAL = new BaselineModel.OwnBaseline(
      new BetweenClientSd.Provisional(BetweenClientSd.provisional(SignalCriteria.ALLIANCE_SCALE), 3, 20));

  @Test
  void aLowLineIsNamedAfterTheFirstSession() {
    assertThat(found(new Ratings(6, 6, 6, 3, 6))).singleElement()
        .returns(SignalCriterion.LOW_LINE, SignalReason::criterion).returns(Item.SAFE, SignalReason::item).returns(3.0,
            SignalReason::value);
  }

  @Test
  void aFirstSessionWithoutALowLineIsQuiet() {
    assertThat(found(new Ratings(4, 4, 4, 4, 4))).isEmpty();
  }

  @Test
  void aLineThatFallsByTwoIsNamedThoughAllOthersRise() {
    assertThat(found(new Ratings(5, 5, 5, 7, 5), new Ratings(7, 7, 7, 5, 7))).singleElement()
        .returns(SignalCriterion.LINE_DROP, SignalReason::criterion).returns(Item.SAFE, SignalReason::item)
        .returns(2.0, SignalReason::size);
  }

  @Test
  void aFallByOneIsNoReason() {
    assertThat(found(new Ratings(6, 6, 6, 6, 6), new Ratings(5, 5, 5, 5, 5))).isEmpty();
  }

  @Test
  void theOwnBaselineSpeaksFromThreeEarlierCheckInsOn() {
    Ratings usual = new Ratings(6, 6, 6, 6, 6);
    Ratings lower = new Ratings(5, 5, 5, 5, 5);
    assertThat(found(usual, usual, lower)).isEmpty();
    assertThat(found(usual, usual, usual, lower)).singleElement().returns(SignalCriterion.OWN_BASELINE, SignalReason::criterion)
        .returns(SignalStrength.GENTLE, SignalReason::strength)
        .satisfies(f -> assertThat(f.calculation()).asInstanceOf(type(SignalReason.BaselineCalculation.class)).returns(true,
            SignalReason.BaselineCalculation::provisional)
            .returns(0.75, SignalReason.BaselineCalculation::stricterSd));
  }

  @Test
  void aClientAtTheCeilingIsNotFlaggedForATrifle() {
    Ratings full = new Ratings(7, 7, 7, 7, 7);
    assertThat(found(full, full, full, full, full, new Ratings(7, 6, 7, 6, 7))).isEmpty();
  }

  @Test
  void aVolatileClientIsNotFlaggedForTheirOrdinaryNoise() {
    Ratings high = new Ratings(7, 7, 7, 7, 7);
    Ratings low = new Ratings(4, 4, 4, 4, 4);
    List<SignalReason> found = found(high, low, high, low, high, low, new Ratings(4, 4, 4, 4, 4));
    assertThat(found).noneMatch(f -> f.criterion() == SignalCriterion.OWN_BASELINE);
  }

  @Test
  void aDropOfMoreThanTwiceWhatIsUsualIsStrong() {
    Ratings usual = new Ratings(6, 6, 6, 6, 6);
    assertThat(found(usual, usual, usual, usual, new Ratings(4, 4, 4, 5, 4)))
        .filteredOn(f -> f.criterion() == SignalCriterion.OWN_BASELINE).singleElement()
        .returns(SignalStrength.STRONG, SignalReason::strength);
  }

  @Test
  void aLineIsLowFromThreeDownAndStronglySoFromTwoDown() {
    assertThat(found(new Ratings(6, 6, 6, 4, 6))).isEmpty();
    assertThat(found(new Ratings(6, 6, 6, 3, 6))).singleElement().returns(SignalStrength.GENTLE, SignalReason::strength);
    assertThat(found(new Ratings(6, 6, 6, 2, 6))).singleElement().returns(SignalStrength.STRONG, SignalReason::strength);
    assertThat(found(new Ratings(6, 6, 6, 1, 6))).singleElement().returns(SignalStrength.STRONG, SignalReason::strength);
  }

  @Test
  void aLineFallsByTwoGentlyAndByThreeStrongly() {
    Ratings before = new Ratings(7, 7, 7, 7, 7);
    assertThat(found(before, new Ratings(7, 7, 7, 6, 7))).isEmpty();
    assertThat(found(before, new Ratings(7, 7, 7, 5, 7))).singleElement().returns(SignalStrength.GENTLE, SignalReason::strength)
        .returns(5.0, SignalReason::value);
    assertThat(found(before, new Ratings(7, 7, 7, 4, 7))).singleElement().returns(SignalStrength.STRONG, SignalReason::strength);
  }

  @Test
  void aDropIsStrongFromTwiceWhatIsUsualOn() {
    Ratings usual = new Ratings(6, 6, 6, 6, 6);
    assertThat(found(usual, usual, usual, usual, new Ratings(5, 5, 4, 5, 4)))
        .filteredOn(f -> f.criterion() == SignalCriterion.OWN_BASELINE).singleElement().returns(SignalStrength.GENTLE,
            SignalReason::strength);
    assertThat(found(usual, usual, usual, usual, new Ratings(4, 4, 4, 4, 4)))
        .filteredOn(f -> f.criterion() == SignalCriterion.OWN_BASELINE).singleElement().returns(SignalStrength.STRONG,
            SignalReason::strength);
  }

  @Test
  void whatFellIsNeverMoreOfTheSameWhateverCameBefore() {
    for (int first = 1; first <= 7; first++) {
      for (int before = 1; before <= 7; before++) {
        for (int now = 1; now <= before - 2; now++) {
          List<SignalReason> earlier = found(onOneLine(first), onOneLine(before));
          List<SignalReason> later = found(onOneLine(first), onOneLine(before), onOneLine(now));
          assertThat(SignalCriteria.isContinuation(later, earlier)).as("%s, %s, %s", first, before, now).isFalse();
        }
      }
    }
    assertThat(SignalCriteria.isContinuation(found(onOneLine(3), onOneLine(3)), found(onOneLine(3)))).as("what stays low is").isTrue();
  }

  private static Ratings onOneLine(int value) {
    return new Ratings(6, 6, 6, value, 6);
  }

  private static List<SignalReason> found(Ratings... lines) {
    var series = new ArrayList<CheckIn>();
    CourseId course = CourseId.random();
    for (Ratings of : lines) {
      series.add(new CheckIn(new CheckInId(UUID.randomUUID()), new SessionId(UUID.randomUUID()), course, Chair.CLIENT,
          of, 1, new CheckIn.Provenance(Instant.EPOCH, false, false)));
    }
    return SignalCriteria.evaluate(series, PROVISIONAL);
  }
}
