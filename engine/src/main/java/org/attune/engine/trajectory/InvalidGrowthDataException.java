package org.attune.engine.trajectory;

/** Sessions that a growth model can't take, or can't be fitted to, and why. */
public final class InvalidGrowthDataException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why it was refused. */
  public enum Reason {
    /** A session, score or covariate that is not a finite number. */
    NOT_A_NUMBER,
    /** A session whose logarithm doesn't exist: 0 or below, or −1 or below for log1p. */
    NO_LOGARITHM,
    /** A client's covariate differs between two of their sessions. */
    COVARIATE_CHANGES,
    /** A client has sessions with two therapists, so that clients aren't nested in them. */
    TWO_THERAPISTS,
    /** The model has a therapist level, and a client came without a therapist. */
    NO_THERAPIST,
    /** Fewer than two therapists, so that nothing can be said of how they differ. */
    ONE_THERAPIST,
    /** Fewer than two clients. */
    TOO_FEW_CLIENTS,
    /** No client has two sessions, so that nothing can be said of anyone's change. */
    ONE_SESSION_EACH,
    /** No more sessions than random effects: spread between clients and noise can't be told apart (as in lme4). */
    TOO_FEW_SESSIONS,
    /** A covariate that is the same for all clients, or follows from the others. */
    COVARIATE_SAYS_NOTHING,
    /** The scores lie exactly on the clients' lines, so that there is no noise to estimate. */
    NO_NOISE
  }

  private final Reason reason;

  InvalidGrowthDataException(Reason reason, String what) {
    super(reason + ": " + what);
    this.reason = reason;
  }

  /** Why it was refused. */
  public Reason reason() {
    return reason;
  }
}
