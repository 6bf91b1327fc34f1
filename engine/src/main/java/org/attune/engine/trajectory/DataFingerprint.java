package org.attune.engine.trajectory;

/** What tells whether two models were fitted to the same scores; sums in another order still count as the same. */
record DataFingerprint(double sessions, int clients, double meanScore, double aboutMeans) {
  static DataFingerprint of(SessionPatterns data) {
    return new DataFingerprint(data.sessions, data.clients, data.meanScore, data.aboutMeans);
  }

  boolean matches(DataFingerprint other) {
    double sd = Math.sqrt(aboutMeans / sessions);
    return sessions == other.sessions && clients == other.clients && Math.abs(meanScore - other.meanScore) <= 1e-9 * sd
        && Math.abs(aboutMeans - other.aboutMeans) <= 1e-9 * aboutMeans;
  }
}
