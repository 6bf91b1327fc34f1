package org.attune.benchmarks.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.attune.research.simulation.SimulatedClient;
import org.attune.research.simulation.SimulatedRupture;

/**
 * What one criterion made of the clients of a world, by its statistic alone.
 *
 * <p>A rupture is hit by an alert at its onset or one of the next two sessions, and counts once. Quiet are the sessions of
 * clients without a rupture, and those before the onset; sessions after it count neither way. A session at which the
 * criterion can't speak is quiet all the same, with a statistic below any other.
 */
final class DetectionOutcome {
  static final double SILENT = Double.NEGATIVE_INFINITY;
  private static final int WINDOW = 3;

  private final List<double[]> quiet = new ArrayList<>();
  /** For each client the statistics at the onset and the two sessions after; empty without a rupture. */
  private final List<double[]> windows = new ArrayList<>();

  private final List<Boolean> endedEarly = new ArrayList<>();
  private final int[] bins = new int[10];
  private long rare5;
  private long rare1;
  private long rated;

  /** Adds a client: a statistic and a probability for each score; what the criterion doesn't have is {@link #SILENT}. */
  void add(SimulatedClient client, double[] statistics, double[] probabilities) {
    int onset = client.rupture().map(SimulatedRupture::onset).orElse(Integer.MAX_VALUE);
    double[] before = new double[statistics.length];
    int count = 0;
    double[] window = new double[onset == Integer.MAX_VALUE ? 0 : WINDOW];
    Arrays.fill(window, SILENT);
    for (int i = 0; i < statistics.length; i++) {
      int session = client.scores().get(i).session();
      if (session < onset) {
        before[count++] = statistics[i];
        rate(probabilities[i]);
      } else if (session < onset + WINDOW) {
        window[session - onset] = statistics[i];
      }
    }
    quiet.add(Arrays.copyOf(before, count));
    windows.add(window);
    endedEarly.add(client.rupture().map(SimulatedRupture::endedEarly).orElse(false));
  }

  private void rate(double probability) {
    if (probability != SILENT) {
      rated++;
      rare5 += probability <= 0.05 ? 1 : 0;
      rare1 += probability <= 0.01 ? 1 : 0;
      bins[Math.min(9, (int) (10 * probability))]++;
    }
  }

  private double[] sortedQuiet() {
    return quiet.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
  }

  /** The lowest threshold at which no more than so many of 100 quiet sessions lie above. */
  double threshold(double rate) {
    double[] sorted = sortedQuiet();
    double threshold = sorted[sorted.length - 1 - (int) Math.floor(sorted.length * rate / 100)];
    return Math.max(threshold, -Double.MAX_VALUE);
  }

  /** How many of 100 quiet sessions lie above a threshold. */
  double falseAlerts(double threshold) {
    double[] sorted = sortedQuiet();
    return 100.0 * (sorted.length - below(sorted, threshold, true)) / sorted.length;
  }

  private static double peak(double[] window) {
    return Arrays.stream(window).max().orElse(SILENT);
  }

  long ruptures() {
    return windows.stream().filter(window -> window.length > 0).count();
  }

  int clients() {
    return windows.size();
  }

  long quietSessions() {
    return quiet.stream().mapToLong(sessions -> sessions.length).sum();
  }

  /** In percent of the ruptures. */
  double sensitivity(double rate) {
    double threshold = threshold(rate);
    return 100.0 * windows.stream().filter(window -> peak(window) > threshold).count() / ruptures();
  }

  /** Of the ruptures after which the course broke off, in percent; and how many these are. */
  double sensitivityWhereEndedEarly(double rate) {
    double threshold = threshold(rate);
    long all = endedEarly.stream().filter(early -> early).count();
    long hit = 0;
    for (int client = 0; client < windows.size(); client++) {
      hit += endedEarly.get(client) && peak(windows.get(client)) > threshold ? 1 : 0;
    }
    return all == 0 ? 0 : 100.0 * hit / all;
  }

  long endedEarly() {
    return endedEarly.stream().filter(early -> early).count();
  }

  /** Sessions from the onset to the first alert, in the mean of the ruptures that were hit. */
  double delay(double rate) {
    double threshold = threshold(rate);
    long sum = 0;
    long hits = 0;
    for (double[] window : windows) {
      for (int i = 0; i < window.length; i++) {
        if (window[i] > threshold) {
          sum += i;
          hits++;
          break;
        }
      }
    }
    return hits == 0 ? 0 : (double) sum / hits;
  }

  /** The chance that a rupture's highest statistic exceeds that of a quiet session; ties are half. */
  double areaUnderCurve() {
    double[] sorted = sortedQuiet();
    double sum = 0;
    for (double[] window : windows) {
      if (window.length > 0) {
        double peak = peak(window);
        sum += (below(sorted, peak, false) + below(sorted, peak, true)) / 2.0 / sorted.length;
      }
    }
    return sum / ruptures();
  }

  private static int below(double[] sorted, double value, boolean included) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value || (included && sorted[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many of 100 quiet sessions it can't speak of. */
  double silent() {
    return 100.0 * quiet.stream().flatMapToDouble(Arrays::stream).filter(s -> s == SILENT).count() / quietSessions();
  }

  boolean hasProbabilities() {
    return rated > 0;
  }

  /** How many of 100 quiet sessions have a probability of at most .05; 5 where it is true. */
  double rarerThan5() {
    return 100.0 * rare5 / rated;
  }

  double rarerThan1() {
    return 100.0 * rare1 / rated;
  }

  /** Quiet sessions by tenths of their probability, in percent; 10 each where it is true. */
  double[] histogram() {
    return Arrays.stream(bins).mapToDouble(bin -> 100.0 * bin / rated).toArray();
  }

  /**
   * Sensitivity at a rate in samples of the clients with replacement, each with a threshold of its own. The same random
   * numbers for the same seed, so that differences between two outcomes of the same clients are paired.
   */
  double[] resampled(double rate, int samples, long seed) {
    long quietCount = quietSessions();
    long top = Math.min(quietCount, (long) (quietCount * rate / 100 * 4) + 1000);
    double bound = sortedQuiet()[(int) (quietCount - top)];
    List<double[]> highest = new ArrayList<>();
    for (int client = 0; client < quiet.size(); client++) {
      for (double statistic : quiet.get(client)) {
        if (statistic >= bound) {
          highest.add(new double[] {statistic, client});
        }
      }
    }
    highest.sort((a, b) -> Double.compare(b[0], a[0]));
    Random random = new Random(seed);
    double[] sensitivities = new double[samples];
    for (int sample = 0; sample < samples; sample++) {
      int[] times = new int[quiet.size()];
      for (int i = 0; i < times.length; i++) {
        times[random.nextInt(times.length)]++;
      }
      long all = 0;
      long ruptures = 0;
      for (int client = 0; client < times.length; client++) {
        all += (long) times[client] * quiet.get(client).length;
        ruptures += windows.get(client).length > 0 ? times[client] : 0;
      }
      long allowed = (long) Math.floor(all * rate / 100);
      double threshold = -Double.MAX_VALUE;
      long above = 0;
      for (double[] one : highest) {
        above += times[(int) one[1]];
        if (above > allowed) {
          threshold = Math.max(one[0], -Double.MAX_VALUE);
          break;
        }
      }
      long hits = 0;
      for (int client = 0; client < times.length; client++) {
        double[] window = windows.get(client);
        hits += window.length > 0 && peak(window) > threshold ? times[client] : 0;
      }
      sensitivities[sample] = 100.0 * hits / ruptures;
    }
    return sensitivities;
  }
}
