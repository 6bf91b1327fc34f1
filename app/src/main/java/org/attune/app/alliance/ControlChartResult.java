package org.attune.app.alliance;

/** What a second criterion says of the same check-in: the XmR chart, from the seventh check-in on. */
public sealed interface ControlChartResult {

  /** @param missing how many check-ins more it takes */
  record TooEarly(int missing) implements ControlChartResult {}

  /** The check-ins before moved too little to have limits. */
  record NoSpread() implements ControlChartResult {}

  /** @param outside whether the score lies below the lower limit */
  record Limits(double low, double high, double score, boolean outside) implements ControlChartResult {}
}
