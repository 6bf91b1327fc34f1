package org.attune.research.simulation;

/**
 * A simulated drop below a client's line.
 *
 * @param onset the first session whose expected score is lowered
 * @param length how many sessions are lowered, to the end of the course where it is not repaired
 * @param depth how far, in points, at its deepest
 * @param declining over how many sessions the depth is reached; 1 for a sudden drop
 * @param endedEarly whether the course broke off because of it
 */
public record SimulatedRupture(int onset, int length, double depth, int declining, boolean repaired, boolean endedEarly) {
  /** By how much the expected score of a session is lowered. */
  double loweringAt(int session) {
    int since = session - onset;
    return since < 0 || since >= length ? 0 : depth * Math.min(1, (since + 1.0) / declining);
  }
}
