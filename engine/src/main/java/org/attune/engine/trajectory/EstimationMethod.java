package org.attune.engine.trajectory;

/** What the fit maximises. */
public enum EstimationMethod {
  /** Restricted likelihood: the spreads owe nothing to the fixed effects; the default, for reporting. */
  REML,
  /** Likelihood: for comparing models with different fixed effects. */
  ML
}
