package org.attune.app.directory;

/**
 * The arithmetic of a fit, which a page explains.
 *
 * <p>Each topic of the words counts twice, and each preference once. A topic that somebody mentions counts in full, one of
 * which they mention a part by half. Of a theme, the wanted side counts in full, somebody who does either two thirds, a
 * little to the other side a third, and wholly to the other side nothing. The score is what was reached of what could be,
 * in thousandths, rounded half up. No preference has no effect, and where nothing was asked everybody fits: 1000.
 */
public final class FitScore {

  /** Twice a theme's {@link #WHOLE_THEME}. */
  public static final int WHOLE_TOPIC = 6;
  public static final int HALF_TOPIC = 3;
  public static final int WHOLE_THEME = 3;
  /** Scores of a band are less apart than this. */
  public static final int BAND = 50;

  private FitScore() {}

  /**
   * @param topics how many topics there are
   * @param mentioned the sum of {@link #WHOLE_TOPIC} or {@link #HALF_TOPIC} over those that are mentioned
   */
  public static int thousandths(int topics, int mentioned, TherapyStyle wanted, TherapyStyle offered) {
    int reached = mentioned + theme(wanted.lead(), offered.lead()) + theme(wanted.feelings(), offered.feelings())
        + theme(wanted.time(), offered.time()) + theme(wanted.challenge(), offered.challenge());
    return thousandths(reached, possible(topics, wanted));
  }

  /** What was reached of what could be, both in thirds of a preference. */
  public static int thousandths(int reached, int possible) {
    return possible == 0 ? 1000 : (2000 * reached + possible) / (2 * possible);
  }

  /** Of {@link #WHOLE_THEME}; 0 where there is no preference, which then counts nowhere. */
  public static int theme(int wanted, int offered) {
    return wanted == 0 ? 0 : Math.clamp(2L + Integer.signum(wanted) * offered, 0, WHOLE_THEME);
  }

  /** What could be reached: by so many topics and these preferences. */
  public static int possible(int topics, TherapyStyle wanted) {
    return WHOLE_TOPIC * topics + WHOLE_THEME * wishes(wanted);
  }

  private static int wishes(TherapyStyle wanted) {
    return Math.abs(Integer.signum(wanted.lead())) + Math.abs(Integer.signum(wanted.feelings()))
        + Math.abs(Integer.signum(wanted.time())) + Math.abs(Integer.signum(wanted.challenge()));
  }
}
