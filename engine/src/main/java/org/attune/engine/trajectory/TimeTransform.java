package org.attune.engine.trajectory;

/** What the score is a straight line in. */
public enum TimeTransform {
  /** The session's number as it is. */
  LINEAR("session"),
  /** Its natural logarithm: early sessions move more than late ones; undefined at session 0. */
  LOG("log(session)"),
  /** ln(1 + session), for courses that are counted from 0. */
  LOG1P("log1p(session)");

  private static final double[] LOGS = new double[1024];

  static {
    for (int i = 0; i < LOGS.length; i++) {
      LOGS[i] = Math.log(i);
    }
  }

  private final String term;

  TimeTransform(String term) {
    this.term = term;
  }

  /** The name of its slope, as a formula in R would give it. */
  public String term() {
    return term;
  }

  /**
   * The time of a session.
   *
   * @param session its number, or any other measure of time
   * @return the session itself or its logarithm, always finite
   * @throws InvalidGrowthDataException where it has none: the session is not finite, is 0 or below under {@link #LOG}, or −1 or below
   *     under {@link #LOG1P}
   */
  public double of(double session) {
    // most sessions are small whole numbers, whose logarithms are at hand
    int whole = (int) session;
    if (this == LOG && whole == session && whole > 0 && whole < LOGS.length) {
      return LOGS[whole];
    }
    double time = switch (this) {
      case LINEAR -> session;
      case LOG -> Math.log(session);
      case LOG1P -> Math.log1p(session);
    };
    if (!Double.isFinite(time)) {
      throw new InvalidGrowthDataException(
          Double.isFinite(session) ? InvalidGrowthDataException.Reason.NO_LOGARITHM : InvalidGrowthDataException.Reason.NOT_A_NUMBER,
          term + " of session " + session);
    }
    return time;
  }
}
