package org.attune.engine.trajectory;

/** Two fits that no likelihood-ratio test can compare, and why. */
public final class IncomparableFitsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why it was refused. */
  public enum Reason {
    /** Not the same sessions and scores. */
    OTHER_SESSIONS,
    /** One by REML, the other by ML. */
    OTHER_METHOD,
    /** Their restricted likelihoods are of different data, since their fixed effects differ: fit both by ML. */
    REML_WITH_OTHER_FIXED_EFFECTS,
    /** Neither is a special case of the other, or they come in the wrong order. */
    NOT_NESTED,
    /** They differ in more than one of covariates, slopes and therapists; the mixture of χ² is then not known. */
    SEVERAL_DIFFERENCES
  }

  private final Reason reason;

  IncomparableFitsException(Reason reason) {
    super(reason.toString());
    this.reason = reason;
  }

  /** Why it was refused. */
  public Reason reason() {
    return reason;
  }
}
