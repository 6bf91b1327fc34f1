package org.attune.engine.trajectory;

/** What tells whether two models were fitted to the same scores; sums in another order still count as the same. */
record Fingerprint(double sessions, int clients, double meanScore, double score2) {
  static Fingerprint of(Patterns data) {
    return new Fingerprint(data.sessions, data.clients, data.meanScore, data.score2);
  }

  boolean matches(Fingerprint other) {
    double sd = Math.sqrt(score2 / sessions);
    return sessions == other.sessions && clients == other.clients && Math.abs(meanScore - other.meanScore) <= 1e-9 * sd
        && Math.abs(score2 - other.score2) <= 1e-9 * score2;
  }
}
