package org.attune.engine.trajectory;

import java.util.Arrays;

/**
 * The cross-products of all clients on standardised columns, clients with the same sessions taken together: what {@link ProfiledLikelihood}
 * sums over.
 */
final class SessionPatterns {
  /*
   * Arrays. With q covariates, and k, l from 1 to q:
   *
   *   rows          stride numbers per pattern:
   *                   0 G₁₁   1 G₁₂   2 G₂₂   3 |G|   4 clients   5 Σb₁   6 Σb₂   7 Σb₁²   8 Σb₁b₂   9 Σb₂²
   *                   then Σcₖ (q of them), Σcₖb₁ (q), Σcₖb₂ (q), and Σcₖcₗ for l ≤ k, row by row (q(q + 1)/2)
   *   cells         cellStride numbers per cell, the clients of one therapist and one pattern:
   *                   0 clients   1 Σb₁   2 Σb₂, then Σcₖ (q)
   *   cellPattern   the pattern of each cell
   *   therapists    the first cell of each therapist, and one past the last; a single 0 without therapists
   *
   * Cells of a therapist lie together, in the order in which their patterns first come.
   *
   * Mathematics. With Z a client's columns (1, t), n sessions, t̄ and ȳ the means of time and score and S = Σ(t − t̄)², the
   * likelihood asks for G = Z′Z, the client's own line b (least squares: Z′y = Gb), the scatter about it, and the covariates c:
   *
   *   G = (n, n·t̄; n·t̄, S + n·t̄²),   |G| = n·S,   b₂ = Σ(t − t̄)(y − ȳ)/S,   b₁ = ȳ − b₂·t̄,   RSS = Σ(y − ȳ)² − b₂·Σ(t − t̄)(y − ȳ)
   *
   * Where S = 0 the flat line is taken; G has no inverse then, and the height at t̄ is all that enters. Clients of one G differ
   * only in b and c, and enter through the sums of their products: so an evaluation costs as much as there are different G, not
   * clients. G is the same when its bits are, which sessions in the same order give. Lines rather than Z′y, because they don't
   * cancel where clients differ far more than their scores scatter.
   *
   * Time and score are centred on their means over sessions, covariates on theirs over clients; time and covariates are divided by
   * their standard deviations. That changes no fit, only what it is written in, and keeps the search well scaled. Where all lines
   * come from about one point, far steeper than their scores scatter, time is counted from there: elsewhere the heights of lines
   * are nearly multiples of their slopes, and the digits in which they differ would cancel.
   *
   * Sources. The restricted likelihood in terms of each client's own regression: Riedel, Reduction of Restricted Maximum Likelihood
   * for Random Coefficient Models, arXiv:1803.03895 (abstract); the likelihood itself is lme4's, see Profile. Taking equal G
   * together and counting time from where lines meet are ours; what they gain and where they fail is measured in
   * docs/decisions/0021-own-mixed-model.md.
   */
  static final int G11 = 0;
  static final int G12 = 1;
  static final int G22 = 2;
  static final int DET = 3;
  static final int CLIENTS = 4;
  static final int B1 = 5;
  static final int B2 = 6;
  static final int B11 = 7;
  static final int B12 = 8;
  static final int B22 = 9;
  static final int C = 10;

  static final int CELL_CLIENTS = 0;
  static final int CELL_B1 = 1;
  static final int CELL_B2 = 2;
  static final int CELL_C = 3;

  /** From which share of the heights' variance on that slopes explain, time is counted from where they explain none. */
  private static final double ALL_FROM_ONE_POINT = 0.99;

  /** How far from the mean that may be, in standard deviations of time. */
  private static final double FAR = 20;

  final int q;
  final int stride;
  final int cellStride;
  final double sessions;
  final int clients;

  /** The time that counts as 0: its mean, or where the lines come from. */
  final double origin;

  final double sdTime;
  final double meanScore;

  /** The score that counts as 0: the mean, or, where the lines come from one point, its height. */
  final double level;

  final double[] meanCovariate;
  final double[] sdCovariate;

  /** Σ(y − ŷ)² about each client's own mean, about each client's own line, and about lines of one common slope. */
  double aboutMeans;

  double aboutLines;
  double aboutParallels;

  int size;
  double[] rows;

  int[] therapists = {0};

  int[] cellPattern = {};
  double[] cells = {};

  SessionPatterns(GrowthSufficientStatistics statistics, boolean nested) {
    q = statistics.covariates().size();
    stride = C + 3 * q + q * (q + 1) / 2;
    cellStride = CELL_C + q;
    meanCovariate = new double[q];
    sdCovariate = new double[q];
    double n = 0;
    double t = 0;
    double y = 0;
    int some = 0;
    for (int client = 0; client < statistics.end(); client++) {
      double its = statistics.n(client);
      if (its > 0) {
        n += its;
        some++;
        t += its * statistics.meanTime(client);
        y += its * statistics.meanScore(client);
        for (int i = 0; i < q; i++) {
          meanCovariate[i] += statistics.covariate(client, i);
        }
      }
    }
    sessions = n;
    clients = some;
    double meanTime = t / n;
    meanScore = y / n;
    double weights = 0;
    double heights = 0;
    double steepness = 0;
    double heights2 = 0;
    double products = 0;
    double spread = 0;
    double within = 0;
    double withinProduct = 0;
    for (int i = 0; i < q; i++) {
      meanCovariate[i] /= some;
    }
    for (int client = 0; client < statistics.end(); client++) {
      double its = statistics.n(client);
      if (its > 0) {
        double away = statistics.meanTime(client) - meanTime;
        spread += statistics.time2(client) + its * away * away;
        within += statistics.time2(client);
        withinProduct += statistics.timeScore(client);
        aboutMeans += statistics.score2(client);
        if (statistics.time2(client) > 0) {
          double slope = statistics.timeScore(client) / statistics.time2(client);
          double height = statistics.meanScore(client) - meanScore - slope * away;
          weights += statistics.time2(client);
          heights += statistics.time2(client) * height;
          heights2 += statistics.time2(client) * height * height;
          products += statistics.timeScore(client) * height;
          steepness += statistics.timeScore(client) * slope;
        }
        for (int i = 0; i < q; i++) {
          double off = statistics.covariate(client, i) - meanCovariate[i];
          sdCovariate[i] += off * off;
        }
      }
    }
    sdTime = Math.sqrt(spread / n);
    double offset = offset(heights2 - heights * heights / weights, products - heights * withinProduct / weights,
        steepness - withinProduct * withinProduct / weights);
    origin = meanTime + offset;
    level = offset == 0 ? meanScore : meanScore + (heights + offset * withinProduct) / weights;
    aboutParallels = aboutMeans - (within > 0 ? withinProduct * withinProduct / within : 0);
    for (int i = 0; i < q; i++) {
      sdCovariate[i] = Math.sqrt(sdCovariate[i] / some);
    }
    rows = new double[64 * stride];
    int[] order = nested ? byTherapist(statistics) : inOrder(statistics);
    int[] patternOf = group(statistics, order, nested);
    if (nested) {
      cell(statistics, order, patternOf);
    }
  }

  /** A part of the patterns, whatever their scores: every so many-th, on the same scales. */
  private SessionPatterns(SessionPatterns all, int step) {
    q = all.q;
    stride = all.stride;
    cellStride = all.cellStride;
    origin = all.origin;
    sdTime = all.sdTime;
    meanScore = all.meanScore;
    level = all.level;
    meanCovariate = all.meanCovariate;
    sdCovariate = all.sdCovariate;
    size = (all.size + step - 1) / step;
    rows = new double[size * stride];
    double n = 0;
    double some = 0;
    double freedom = 0;
    double freedomOfAll = 0;
    for (int i = 0; i < all.size; i++) {
      int from = i * stride;
      double its = all.rows[from + CLIENTS];
      double left = its * (all.rows[from + G11] - (all.rows[from + DET] > 0 ? 2 : 1));
      freedomOfAll += left;
      if (i % step == 0) {
        System.arraycopy(all.rows, from, rows, i / step * stride, stride);
        freedom += left;
        n += its * all.rows[from + G11];
        some += its;
      }
    }
    sessions = n;
    clients = (int) some;
    // noise about the clients’ own lines is kept for all together: the part takes its share
    aboutLines = all.aboutLines * freedom / freedomOfAll;
    therapists = all.therapists.clone();
    cellPattern = new int[all.cellPattern.length];
    cells = new double[all.cells.length];
    int cell = 0;
    for (int therapist = 0; therapist < therapists.length - 1; therapist++) {
      therapists[therapist] = cell;
      for (int i = all.therapists[therapist]; i < all.therapists[therapist + 1]; i++) {
        if (all.cellPattern[i] % step == 0) {
          cellPattern[cell] = all.cellPattern[i] / step;
          System.arraycopy(all.cells, i * cellStride, cells, cell++ * cellStride, cellStride);
        }
      }
    }
    therapists[therapists.length - 1] = cell;
  }

  /** From the (co)variances of heights and slopes at the mean time: how far from it time is better counted from. */
  private double offset(double heights, double products, double slopes) {
    boolean fromOnePoint = products * products > ALL_FROM_ONE_POINT * heights * slopes && heights > 0 && slopes > 0;
    return fromOnePoint && Math.abs(products) <= FAR * sdTime * slopes ? -products / slopes : 0;
  }

  SessionPatterns every(int step) {
    return new SessionPatterns(this, step);
  }

  private int[] inOrder(GrowthSufficientStatistics statistics) {
    int[] order = new int[clients];
    int next = 0;
    for (int client = 0; client < statistics.end(); client++) {
      if (statistics.n(client) > 0) {
        order[next++] = client;
      }
    }
    return order;
  }

  private int[] group(GrowthSufficientStatistics statistics, int[] order, boolean nested) {
    int[] patternOf = nested ? new int[order.length] : new int[0];
    int[] table = new int[1024];
    long[] keys = new long[2 * 64];
    double[] c = new double[q];
    for (int i = 0; i < order.length; i++) {
      int client = order[i];
      double n = statistics.n(client);
      long timeBits = Double.doubleToLongBits(statistics.meanTime(client));
      long squareBits = Double.doubleToLongBits(statistics.time2(client));
      int at = slot(timeBits, squareBits, table.length);
      while (table[at] != 0 && !same(table[at] - 1, keys, timeBits, squareBits, n)) {
        at = (at + 1) & (table.length - 1);
      }
      int pattern = table[at] - 1;
      if (pattern < 0) {
        pattern = size++;
        table[at] = size;
        if (size * stride > rows.length) {
          rows = Arrays.copyOf(rows, Math.multiplyExact(size + size / 2, stride));
        }
        if (2 * size > keys.length) {
          keys = Arrays.copyOf(keys, 3 * size);
        }
        keys[2 * pattern] = timeBits;
        keys[2 * pattern + 1] = squareBits;
        double away = (statistics.meanTime(client) - origin) / sdTime;
        double square = spread(statistics, client) / (sdTime * sdTime);
        int row = pattern * stride;
        rows[row + G11] = n;
        rows[row + G12] = n * away;
        rows[row + G22] = square + n * away * away;
        rows[row + DET] = n * square;
        if (2 * size > table.length) {
          table = larger(table.length * 4, keys);
        }
      }
      if (nested) {
        patternOf[i] = pattern;
      }
      take(statistics, client, pattern * stride, c);
    }
    return patternOf;
  }

  /** Σ(t − t̄)² of a client, 0 where it is only rounding. */
  private double spread(GrowthSufficientStatistics statistics, int client) {
    double square = statistics.time2(client);
    return square > 1e-20 * statistics.n(client) * sdTime * sdTime ? square : 0;
  }

  /** Adds a client to their pattern. */
  private void take(GrowthSufficientStatistics statistics, int client, int row, double[] c) {
    double b2 = slope(statistics, client);
    double b1 = height(statistics, client, b2);
    rows[row + CLIENTS]++;
    rows[row + B1] += b1;
    rows[row + B2] += b2;
    rows[row + B11] += b1 * b1;
    rows[row + B12] += b1 * b2;
    rows[row + B22] += b2 * b2;
    aboutLines += Math.max(0, statistics.score2(client) - statistics.timeScore(client) * b2 / sdTime);
    int products = row + C + 3 * q;
    for (int i = 0; i < q; i++) {
      c[i] = standardised(statistics, client, i);
      rows[row + C + i] += c[i];
      rows[row + C + q + i] += c[i] * b1;
      rows[row + C + 2 * q + i] += c[i] * b2;
      for (int j = 0; j <= i; j++) {
        rows[products++] += c[i] * c[j];
      }
    }
  }

  /** The slope of a client's own line in standardised time; with all sessions at one time, the flat line does as well. */
  private double slope(GrowthSufficientStatistics statistics, int client) {
    double square = spread(statistics, client);
    return square > 0 ? statistics.timeScore(client) / square * sdTime : 0;
  }

  /** Where a client's own line is at the origin of time. */
  private double height(GrowthSufficientStatistics statistics, int client, double slope) {
    return statistics.meanScore(client) - level - slope * ((statistics.meanTime(client) - origin) / sdTime);
  }

  double standardised(GrowthSufficientStatistics statistics, int client, int covariate) {
    return (statistics.covariate(client, covariate) - meanCovariate[covariate]) / sdCovariate[covariate];
  }

  private static int slot(long timeBits, long squareBits, int length) {
    long mixed = (timeBits * 31 + Long.rotateLeft(squareBits, 32)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32) & (length - 1);
  }

  private boolean same(int pattern, long[] keys, long timeBits, long squareBits, double n) {
    return keys[2 * pattern] == timeBits && keys[2 * pattern + 1] == squareBits && rows[pattern * stride + G11] == n;
  }

  private int[] larger(int length, long[] keys) {
    int[] table = new int[length];
    for (int pattern = 0; pattern < size; pattern++) {
      int at = slot(keys[2 * pattern], keys[2 * pattern + 1], length);
      while (table[at] != 0) {
        at = (at + 1) & (length - 1);
      }
      table[at] = pattern + 1;
    }
    return table;
  }

  /** The clients, those of a therapist together, so that what is needed together lies together. */
  private int[] byTherapist(GrowthSufficientStatistics statistics) {
    int last = -1;
    for (int client = 0; client < statistics.end(); client++) {
      last = Math.max(last, statistics.therapist(client));
    }
    int[] next = new int[last + 2];
    for (int client = 0; client < statistics.end(); client++) {
      if (statistics.n(client) > 0) {
        if (statistics.therapist(client) < 0) {
          throw new InvalidGrowthDataException(InvalidGrowthDataException.Reason.NO_THERAPIST, "client " + client);
        }
        next[statistics.therapist(client) + 1]++;
      }
    }
    int some = 0;
    for (int i = 0; i <= last; i++) {
      some += next[i + 1] > 0 ? 1 : 0;
      next[i + 1] += next[i];
    }
    therapists = new int[some + 1];
    int[] order = new int[clients];
    for (int client = 0; client < statistics.end(); client++) {
      if (statistics.n(client) > 0) {
        order[next[statistics.therapist(client)]++] = client;
      }
    }
    return order;
  }

  private void cell(GrowthSufficientStatistics statistics, int[] order, int[] patternOf) {
    cellPattern = new int[clients];
    cells = new double[Math.multiplyExact(clients, cellStride)];
    int[] cellOf = new int[size];
    int cell = 0;
    int therapist = 0;
    int first = 0;
    for (int i = 0; i < order.length; i++) {
      int client = order[i];
      if (i > 0 && statistics.therapist(client) != statistics.therapist(order[i - 1])) {
        therapists[++therapist] = cell;
        first = cell;
      }
      int pattern = patternOf[i];
      int its = cellOf[pattern] - 1;
      if (its < first) {
        its = cell++;
        cellOf[pattern] = cell;
        cellPattern[its] = pattern;
      }
      int row = its * cellStride;
      double b2 = slope(statistics, client);
      cells[row + CELL_CLIENTS]++;
      cells[row + CELL_B1] += height(statistics, client, b2);
      cells[row + CELL_B2] += b2;
      for (int k = 0; k < q; k++) {
        cells[row + CELL_C + k] += standardised(statistics, client, k);
      }
    }
    therapists[therapists.length - 1] = cell;
  }
}
