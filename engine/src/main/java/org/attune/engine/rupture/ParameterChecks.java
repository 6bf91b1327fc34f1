package org.attune.engine.rupture;

/** Parameters that make sense above zero only. */
final class ParameterChecks {
  private ParameterChecks() {}

  static double requirePositive(String what, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(what + " is finite and above zero, not " + value);
    }
    return value;
  }
}
