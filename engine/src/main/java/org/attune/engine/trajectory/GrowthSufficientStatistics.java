package org.attune.engine.trajectory;

import java.util.Arrays;
import java.util.List;

/**
 * The sessions of many clients, each client's kept as cross-products: all that a growth model needs of them.
 *
 * <p>Sessions may come in any order and be split anywhere; a client takes 48 bytes and 4 for the therapist, however many
 * sessions there are. A client without a session is simply absent.
 *
 * <p>Clients and therapists are numbered by the caller from 0 on; memory goes with the largest number. Not for several
 * threads at once: give each its own and {@linkplain #merge merge} them.
 */
public final class GrowthSufficientStatistics {
  /*
   * Arrays.
   *
   *   sums         STRIDE numbers per client, t the time of a session and y its score:
   *                  n,  t̄,  ȳ,  Σ(t − t̄)²,  Σ(t − t̄)(y − ȳ),  Σ(y − ȳ)²
   *   values       q numbers per client: the covariates
   *   therapists   1 per client, NOBODY where there is none; as long as the largest client with a therapist asks for
   *
   * Mathematics. The sums are centred on the client, so that nothing is lost to large numbers. A session changes them by
   *
   *   n′ = n + 1,   t̄′ = t̄ + dₜ/n′,   Σ(t − t̄)(y − ȳ) grows by dₜ·d_y·(n′ − 1)/n′,   dₜ = t − t̄,   d_y = y − ȳ
   *
   * and two collections merge by
   *
   *   n = n₁ + n₂,   t̄ = t̄₁ + δₜ·n₂/n,   Σ(t − t̄)(y − ȳ) = the sum of both + δₜ·δ_y·n₁n₂/n,   δₜ = t̄₂ − t̄₁,   δ_y = ȳ₂ − ȳ₁
   *
   * and alike for the squares, with δₜ² and δ_y². The first is the second for n₂ = 1.
   *
   * Source. Chan, Golub & LeVeque (1979), Updating Formulae and a Pairwise Algorithm for Computing Sample Variances, Stanford
   * report STAN-CS-79-773, whose formula for squares was read in Apache Commons Statistics (accept and combine in
   * SumOfSquaredDeviations, commit 0205c00). That for products is the same with one factor of each kind. Tested against sums over
   * the whole.
   */
  private static final int STRIDE = 6;
  private static final int N = 0;
  private static final int TIME = 1;
  private static final int SCORE = 2;
  private static final int TIME2 = 3;
  private static final int TIME_SCORE = 4;
  private static final int SCORE2 = 5;
  private static final int NOBODY = -1;
  private static final double[] RECIPROCALS = new double[512];
  private static final double[] NONE = {};

  static {
    for (int i = 1; i < RECIPROCALS.length; i++) {
      RECIPROCALS[i] = 1.0 / i;
    }
  }

  private final TimeTransform time;
  private final List<String> covariates;
  private final int q;
  private double[] sums = new double[64 * STRIDE];
  private double[] values = {};
  private int[] therapists = {};
  private int end;

  /** Whose session came last: they need no further look, and most files keep a client's sessions together. */
  private int latest = NOBODY;

  private int latestTherapist = NOBODY;

  GrowthSufficientStatistics(TimeTransform time, List<String> covariates) {
    this.time = time;
    this.covariates = covariates;
    q = covariates.size();
  }

  /** What the score is a straight line in. */
  public TimeTransform time() {
    return time;
  }

  /** The names of the covariates, in order; empty without them. */
  public List<String> covariates() {
    return covariates;
  }

  /**
   * Adds a session of a client whose therapist isn't known, in a model without covariates.
   *
   * @param client from 0 on
   * @param session its number, or any other measure of time
   * @param score in points
   * @throws InvalidGrowthDataException for a value that no model can take; nothing is added then
   * @throws IllegalArgumentException where the client is below 0, or the model has covariates
   */
  public void add(int client, double session, double score) {
    add(client, NOBODY, session, score, NONE);
  }

  /**
   * Adds a session, in a model without covariates.
   *
   * @param client from 0 on
   * @param therapist from 0 on
   * @param session its number, or any other measure of time
   * @param score in points
   * @throws InvalidGrowthDataException for a value that no model can take, or a second therapist of the client; nothing is added then
   * @throws IllegalArgumentException where the client or the therapist is below 0, or the model has covariates
   */
  public void add(int client, int therapist, double session, double score) {
    if (therapist < 0) {
      throw new IllegalArgumentException("therapists are numbered from 0, not " + therapist);
    }
    add(client, therapist, session, score, NONE);
  }

  /**
   * Adds a session.
   *
   * @param client from 0 on
   * @param therapist from 0 on, −1 where there is none
   * @param session its number, or any other measure of time
   * @param score in points
   * @param covariates the client's, in the order of the model; the same at each session
   * @throws InvalidGrowthDataException for a value that no model can take, or where the client had another therapist or other covariates
   *     before; nothing is added then
   * @throws IllegalArgumentException where the client is below 0, the therapist below −1, or there are not as many covariates as
   *     in the model
   */
  public void add(int client, int therapist, double session, double score, double[] covariates) {
    double at = time.of(session);
    if (!Double.isFinite(score)) {
      throw new InvalidGrowthDataException(InvalidGrowthDataException.Reason.NOT_A_NUMBER, "score " + score + " of client " + client);
    }
    if (client < 0 || client != latest || therapist != latestTherapist || covariates.length > 0 || q > 0) {
      if (client < 0 || therapist < NOBODY || covariates.length != q) {
        throw new IllegalArgumentException(
            "client " + client + ", therapist " + therapist + ", " + covariates.length + " covariates");
      }
      describe(client, therapist, covariates, 0);
      latest = client;
      latestTherapist = therapist;
    }
    double[] sums = this.sums;
    int from = client * STRIDE;
    double n = ++sums[from + N];
    double share = n < RECIPROCALS.length ? RECIPROCALS[(int) n] : 1 / n;
    double dt = at - sums[from + TIME];
    double dy = score - sums[from + SCORE];
    sums[from + TIME] += dt * share;
    sums[from + SCORE] += dy * share;
    double rest = dt * (n - 1) * share;
    sums[from + TIME2] += dt * rest;
    sums[from + TIME_SCORE] += dy * rest;
    sums[from + SCORE2] += dy * (n - 1) * share * dy;
  }

  /**
   * Adds all sessions of another collection; a client in both has the sessions of both.
   *
   * @param other is left as it is
   * @throws InvalidGrowthDataException where a client in both has another therapist or other covariates there; clients with
   * lower numbers have
   *     been added by then
   * @throws IllegalArgumentException where the other was collected on another time or other covariates
   */
  public void merge(GrowthSufficientStatistics other) {
    if (other.time != time || !other.covariates.equals(covariates)) {
      throw new IllegalArgumentException("sums over " + other.time + " and " + other.covariates);
    }
    for (int client = 0; client < other.end; client++) {
      if (other.n(client) > 0) {
        describe(client, other.therapist(client), other.values, client * q);
        int to = client * STRIDE;
        double[] theirs = other.sums;
        double n = sums[to + N] + theirs[to + N];
        double dt = theirs[to + TIME] - sums[to + TIME];
        double dy = theirs[to + SCORE] - sums[to + SCORE];
        double share = theirs[to + N] / n;
        double both = sums[to + N] * share;
        sums[to + TIME2] += theirs[to + TIME2] + dt * dt * both;
        sums[to + TIME_SCORE] += theirs[to + TIME_SCORE] + dt * dy * both;
        sums[to + SCORE2] += theirs[to + SCORE2] + dy * dy * both;
        sums[to + TIME] += dt * share;
        sums[to + SCORE] += dy * share;
        sums[to + N] = n;
      }
    }
  }

  /** Makes room for a client, and keeps or compares what is said of them. */
  private void describe(int client, int therapist, double[] from, int offset) {
    if (client >= end) {
      if ((client + 1L) * STRIDE > sums.length) {
        int room = Math.addExact(client + 1, (client + 1) / 2);
        sums = Arrays.copyOf(sums, Math.multiplyExact(room, STRIDE));
      }
      if (values.length < (client + 1) * q) {
        values = Arrays.copyOf(values, sums.length / STRIDE * q);
      }
    }
    if (therapist != NOBODY && therapists.length <= client) {
      int known = therapists.length;
      therapists = Arrays.copyOf(therapists, sums.length / STRIDE);
      Arrays.fill(therapists, known, therapists.length, NOBODY);
    }
    boolean first = client >= end || n(client) == 0;
    for (int i = 0; i < q; i++) {
      double value = from[offset + i];
      if (!Double.isFinite(value)) {
        throw new InvalidGrowthDataException(
            InvalidGrowthDataException.Reason.NOT_A_NUMBER, covariates.get(i) + " " + value + " of client " + client);
      }
      if (!first && values[client * q + i] != value) {
        throw new InvalidGrowthDataException(InvalidGrowthDataException.Reason.COVARIATE_CHANGES, covariates.get(i) + " of client " + client
            + " is " + values[client * q + i] + ", then " + value);
      }
    }
    if (!first && therapist(client) != therapist) {
      throw new InvalidGrowthDataException(InvalidGrowthDataException.Reason.TWO_THERAPISTS,
          "client " + client + " with " + therapist(client) + ", then " + therapist);
    }
    if (first) {
      System.arraycopy(from, offset, values, client * q, q);
      if (therapist != NOBODY) {
        therapists[client] = therapist;
      }
    }
    end = Math.max(end, client + 1);
  }

  /** How many sessions there are. */
  public long sessions() {
    long sessions = 0;
    for (int client = 0; client < end; client++) {
      sessions += (long) n(client);
    }
    return sessions;
  }

  /** How many clients have a session. */
  public int clients() {
    int clients = 0;
    for (int client = 0; client < end; client++) {
      clients += n(client) > 0 ? 1 : 0;
    }
    return clients;
  }

  /** One above the largest number of a client; some below may have no session. */
  int end() {
    return end;
  }

  double n(int client) {
    return sums[client * STRIDE + N];
  }

  double meanTime(int client) {
    return sums[client * STRIDE + TIME];
  }

  double meanScore(int client) {
    return sums[client * STRIDE + SCORE];
  }

  double time2(int client) {
    return sums[client * STRIDE + TIME2];
  }

  double timeScore(int client) {
    return sums[client * STRIDE + TIME_SCORE];
  }

  double score2(int client) {
    return sums[client * STRIDE + SCORE2];
  }

  double covariate(int client, int which) {
    return values[client * q + which];
  }

  /** The client's therapist, −1 for none. */
  int therapist(int client) {
    return client < therapists.length ? therapists[client] : NOBODY;
  }
}
