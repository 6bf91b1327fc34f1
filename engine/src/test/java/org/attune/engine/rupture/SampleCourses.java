package org.attune.engine.rupture;

import java.util.Random;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Series;

/** Courses of therapy to test with. */
final class SampleCourses {
  static final Scale BOND = new Scale(1, 7, Direction.HIGHER_IS_BETTER);
  static final Scale DEPRESSION = new Scale(0, 27, Direction.LOWER_IS_BETTER);
  static final BetweenClientSd THREE_QUARTERS = new BetweenClientSd.Provisional(0.75, 0, 20);

  private SampleCourses() {}

  /** Six steady sessions, a drop at the seventh, back at the ninth. */
  static Series ofMayaWithARuptureAtSession7() {
    return Series.of(BOND, 6.0, 6.4, 5.8, 6.2, 6.6, 6.0, 3.8, 4.4, 6.2, 6.4);
  }

  /** A course of up to 25 scores, some sessions missed. */
  static Series any(Random random) {
    Series.Builder course = Series.builder(BOND);
    double level = 4 + 3 * random.nextDouble();
    double noise = random.nextInt(3) * 0.6;
    int session = 0;
    for (int n = random.nextInt(25); n > 0; n--) {
      session += 1 + random.nextInt(3);
      double score = level + noise * random.nextGaussian() - (random.nextInt(8) == 0 ? 2 : 0);
      course.add(session, Math.clamp(Math.round(score * 5) / 5.0, 1, 7));
    }
    return course.build();
  }
}
