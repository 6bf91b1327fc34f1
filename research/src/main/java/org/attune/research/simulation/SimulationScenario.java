package org.attune.research.simulation;

/** What a simulated practice is like. */
public enum SimulationScenario {
  /** The mixed model itself: a line on log(session) for each client, normal errors. */
  MIXED_MODEL,
  /** As that, but neighbouring sessions' errors are correlated by .5 (first-order autoregression; sessions skipped count). */
  AUTOREGRESSIVE,
  /** As the first, but errors follow Student's t with 3 degrees of freedom, of the same standard deviation. */
  HEAVY_TAILS,
  /** As the first, but scores end at a ceiling, at which 40 % of them lie. */
  CEILING,
  /** As the first, but each client grows along a straight line, to an early plateau or in a late rise, none logarithmic. */
  OTHER_GROWTH
}
