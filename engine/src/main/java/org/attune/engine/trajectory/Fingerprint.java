package org.attune.engine.trajectory;

/** What tells whether two models were fitted to the same scores; sums in another order still count as the same. */
record Fingerprint(double sessions, int clients, double meanScore, double aboutMeans) {
  static Fingerprint of(Patterns data) {
    return new Fingerprint(data.sessions, data.clients, data.meanScore, data.aboutMeans);
  }

  boolean matches(Fingerprint other) {
    double sd = Math.sqrt(aboutMeans / sessions);
    return sessions == other.sessions && clients == other.clients && Math.abs(meanScore - other.meanScore) <= 1e-9 * sd
        && Math.abs(aboutMeans - other.aboutMeans) <= 1e-9 * aboutMeans;
  }
}
