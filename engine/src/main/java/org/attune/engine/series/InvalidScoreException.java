package org.attune.engine.series;

/** A score that a series can't hold, and why. */
public final class InvalidScoreException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why a score was refused. */
  public enum Reason {
    /** The score is NaN. */
    NOT_A_NUMBER,
    /** The score lies outside the scale, or is infinite. */
    OUT_OF_RANGE,
    /** The session has a score already. */
    SECOND_FOR_ITS_SESSION,
    /** The number of the session is below zero. */
    SESSION_BELOW_ZERO
  }

  private final int session;
  private final Reason reason;

  InvalidScoreException(int session, Reason reason) {
    super("session " + session + ": " + reason);
    this.session = session;
    this.reason = reason;
  }

  /** The number of the session whose score was refused. */
  public int session() {
    return session;
  }

  /** Why it was refused. */
  public Reason reason() {
    return reason;
  }
}
