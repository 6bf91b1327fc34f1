package org.attune.benchmarks.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.attune.engine.rupture.PredictiveDrop;
import org.attune.engine.series.Score;
import org.attune.engine.trajectory.ClientTrajectory;
import org.attune.engine.trajectory.TimeTransform;
import org.attune.research.simulation.SimulatedClient;
import org.attune.research.simulation.Simulation;
import org.attune.research.simulation.SimulationScenario;

/**
 * What could be found at best without knowing the client's line: a detector that knows the law by which {@link Simulation} makes
 * {@link SimulationScenario#MIXED_MODEL}, with all its figures.
 *
 * <p>Its statistic is the logarithm of the odds that a drop began at this session or one of the two before, against none so
 * far: by Bayes' rule over all onsets, shapes and depths there are, each with its probability given how many sessions the
 * course has had. By Neyman and Pearson's lemma no statistic of the scores so far separates the sessions of a window better
 * from quiet ones. Since further alerts of one drop gain nothing, onsets up to an alert no longer enter; the threshold for that
 * is its own at one false alert per 100 quiet sessions.
 */
final class OracleDetector {
  private static final double ALERT = -0.77;
  private static final int WINDOW = 3;
  private static final int LONGEST = 60;
  private static final double RUPTURED = 0.254;
  private static final double REPAIRED = 0.147 / RUPTURED;
  private static final double BREAKS_OFF = (1 - REPAIRED) * 0.3;
  private static final int DEPTHS = 8;

  /** A therapist's .5 is one more spread of intercepts. */
  private static final ClientTrajectory ANYBODY = new ClientTrajectory(TimeTransform.LOG, 20, 2, 4.6 * 4.6 + 0.5 * 0.5, -0.35 * 4.6 * 1.75,
      1.75 * 1.75, Simulation.SIGMA * Simulation.SIGMA);

  /** How much of its depth a drop has at its onset and the two sessions after, and how probable that is. */
  private record Shape(double[] parts, double probability) {}

  private final double[] lengths = new double[LONGEST + 1];
  private final List<Shape> shapes = new ArrayList<>();

  OracleDetector() {
    Random random = new Random(0);
    int draws = 1_000_000;
    for (int i = 0; i < draws; i++) {
      lengths[(int) Math.clamp(Math.round(8 * Math.exp(0.75 * random.nextGaussian())), 1, LONGEST)] += 1.0 / draws;
    }
    double[] lasting = {0.5, 0.25, 0.15, 0.1};
    for (int length = 1; length <= lasting.length; length++) {
      shape(1, length, REPAIRED * 0.7 * lasting[length - 1]);
    }
    shape(1, LONGEST, (1 - REPAIRED) * 0.6);
    for (int declining = 2; declining <= 6; declining++) {
      shape(declining, declining, REPAIRED * 0.3 / 5 / 2);
      shape(declining, declining + 1, REPAIRED * 0.3 / 5 / 2);
      shape(declining, LONGEST, (1 - REPAIRED) * 0.4 / 5);
    }
  }

  private void shape(int declining, int length, double probability) {
    double[] parts = new double[WINDOW];
    for (int since = 0; since < Math.min(WINDOW, length); since++) {
      parts[since] = Math.min(1, (since + 1.0) / declining);
    }
    shapes.add(new Shape(parts, probability));
  }

  /** The logarithm of the odds after each score; as silent as {@link PredictiveDrop} at the first. */
  double[] statistics(SimulatedClient client) {
    List<Score> scores = client.scores();
    List<ClientTrajectory> before = new ArrayList<>();
    ClientTrajectory line = ANYBODY;
    double[] statistics = new double[scores.size()];
    int told = 0;
    for (int i = 0; i < statistics.length; i++) {
      before.add(line);
      line = line.updatedWith(scores.get(i).session(), scores.get(i).value());
      int now = scores.get(i).session();
      double odds = 0;
      int first = i;
      for (int onset = now; onset > Math.max(Math.max(1, told), now - WINDOW); onset--) {
        while (first > 0 && scores.get(first - 1).session() >= onset) {
          first--;
        }
        odds += began(onset, now) / quiet(now) * ratio(before.get(first), scores.subList(first, i + 1), onset);
      }
      statistics[i] = i == 0 ? DetectionOutcome.SILENT : Math.log(odds);
      told = statistics[i] > ALERT ? now : told;
    }
    return statistics;
  }

  /** The probability that a course gets to a session without a drop. */
  private double quiet(int session) {
    double sum = 0;
    for (int length = session; length <= LONGEST; length++) {
      sum += lengths[length] * (length < 3 ? 1 : 1 - RUPTURED * (session - 1) / (length - 1));
    }
    return sum;
  }

  /** The probability that a course gets to a session with a drop that began at another. */
  private double began(int onset, int session) {
    double sum = 0;
    for (int length = Math.max(3, session); length <= LONGEST; length++) {
      sum += lengths[length] * RUPTURED / (length - 1);
    }
    return sum * (1 - BREAKS_OFF * (session - onset) / 3);
  }

  /** How much likelier scores are with a drop from an onset on than without. */
  private double ratio(ClientTrajectory before, List<Score> scores, int onset) {
    double unchanged = logDensity(before, scores, onset, new double[WINDOW]);
    double sum = 0;
    for (Shape shape : shapes) {
      for (int i = 0; i < DEPTHS; i++) {
        double depth = Simulation.SIGMA * (1.5 + 1.5 * (i + 0.5) / DEPTHS);
        double[] drops = Arrays.stream(shape.parts).map(part -> part * depth).toArray();
        sum += shape.probability / DEPTHS * Math.exp(logDensity(before, scores, onset, drops) - unchanged);
      }
    }
    return sum;
  }

  /** Up to a constant that is the same whatever the drop. */
  private static double logDensity(ClientTrajectory before, List<Score> scores, int onset, double[] drops) {
    ClientTrajectory line = before;
    double sum = 0;
    for (Score score : scores) {
      double value = score.value() + drops[score.session() - onset];
      double z = (value - line.predictedScore(score.session()).mean()) / line.predictedScore(score.session()).sd();
      sum -= z * z / 2;
      line = line.updatedWith(score.session(), value);
    }
    return sum;
  }
}
