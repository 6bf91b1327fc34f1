package org.attune.engine.series;

/** A score that a series can't hold, and why. */
public final class RefusedScore extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why a score was refused. */
  public enum Reason {
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    SECOND_FOR_ITS_SESSION,
    SESSION_BELOW_ZERO
  }

  private final int session;
  private final Reason reason;

  RefusedScore(int session, Reason reason) {
    super("session " + session + ": " + reason);
    this.session = session;
    this.reason = reason;
  }

  public int session() {
    return session;
  }

  public Reason reason() {
    return reason;
  }
}
