package org.attune.research.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;

/**
 * A practice made up from a seed: the same seed, the same practice. Higher scores are better.
 *
 * <p>Expected score of a client at session s: 20 + v + u₀ + (2 + u₁)·log s, the therapist's v with standard deviation 0.5
 * (20 clients each), u₀ and u₁ with 4.6 and 1.75, correlated by −.35; errors with standard deviation σ = 3. Worlds differ as
 * {@link SimulationScenario} says; in {@link SimulationScenario#OTHER_GROWTH} the same gain by session 20 is reached otherwise.
 *
 * <p>Courses have a median of 8 sessions (log-normal, σ .75, 1 to 60); each session after the first is skipped with
 * probability .1.
 *
 * <p>Of the clients with three sessions or more, 14.7 % have a rupture that is repaired and 10.7 % one that is not (Larsson
 * et al. 2018), from a session drawn evenly from the second to the last on, 1.5 to 3 σ deep. Repaired: 70 % are sudden and
 * last 1, 2, 3 or 4 sessions (50, 25, 15, 10 %); 30 % decline over 2 to 6 sessions, and one or two later are back. Not
 * repaired: 60 % sudden, 40 % declining over 2 to 6 sessions, and for good; in 30 % of these the course ends with the onset
 * or one of the next two sessions.
 */
public record Simulation(SimulationScenario world, Scale scale, List<SimulatedClient> clients) {
  public static final double SIGMA = 3;

  private static final double REPAIRED = 0.147;
  private static final double UNREPAIRED = 0.107;
  private static final double AT_CEILING = 0.4;
  private static final int CLIENTS_OF_A_THERAPIST = 20;

  /** A practice of so many clients. */
  public static Simulation of(SimulationScenario world, long seed, int clients) {
    Random random = new Random(seed * 1_000_003 + 17 * world.ordinal());
    List<SimulatedClient> made = new ArrayList<>();
    double therapist = 0;
    for (int id = 1; id <= clients; id++) {
      if (id % CLIENTS_OF_A_THERAPIST == 1) {
        therapist = 0.5 * random.nextGaussian();
      }
      made.add(client(world, random, id, therapist));
    }
    Scale open = Scale.unbounded(Direction.HIGHER_IS_BETTER);
    return world == SimulationScenario.CEILING ? underCeiling(made) : new Simulation(world, open, List.copyOf(made));
  }

  private static SimulatedClient client(SimulationScenario world, Random random, int id, double therapist) {
    double level = random.nextGaussian();
    double u0 = 4.6 * level;
    double u1 = 1.75 * (-0.35 * level + Math.sqrt(1 - 0.35 * 0.35) * random.nextGaussian());
    int growth = random.nextInt(3);
    int planned = (int) Math.clamp(Math.round(8 * Math.exp(0.75 * random.nextGaussian())), 1, 60);
    Optional<SimulatedRupture> rupture = rupture(random, planned);
    int length = rupture
        .filter(SimulatedRupture::endedEarly)
        .map(broken -> Math.min(planned, broken.onset() + broken.length() - 1))
        .orElse(planned);

    List<Score> scores = new ArrayList<>();
    List<Double> line = new ArrayList<>();
    double error = 0;
    for (int session = 1; session <= length; session++) {
      error = switch (world) {
        case AUTOREGRESSIVE ->
            session == 1
                ? SIGMA * random.nextGaussian()
                : 0.5 * error + SIGMA * Math.sqrt(1 - 0.5 * 0.5) * random.nextGaussian();
        case HEAVY_TAILS -> SIGMA / Math.sqrt(3) * studentWithThree(random);
        case MIXED_MODEL, CEILING, OTHER_GROWTH -> SIGMA * random.nextGaussian();
      };
      boolean skipped = random.nextDouble() < 0.1;
      if (session == 1 || !skipped) {
        double grown = world == SimulationScenario.OTHER_GROWTH ? other(growth, session) : Math.log(session);
        double expected = 20 + therapist + u0 + (2 + u1) * grown;
        int now = session;
        double lowered = rupture.map(drop -> drop.loweringAt(now)).orElse(0.0);
        scores.add(new Score(session, expected - lowered + error));
        line.add(expected);
      }
    }
    return new SimulatedClient(
        id, (id - 1) / CLIENTS_OF_A_THERAPIST + 1, List.copyOf(scores), List.copyOf(line), rupture);
  }

  private static Optional<SimulatedRupture> rupture(Random random, int sessions) {
    double lot = random.nextDouble();
    double depth = SIGMA * (1.5 + 1.5 * random.nextDouble());
    double shape = random.nextDouble();
    double lasting = random.nextDouble();
    int declining = 2 + random.nextInt(5);
    int after = 1 + random.nextInt(2);
    boolean ends = random.nextDouble() < 0.3;
    int last = random.nextInt(3);
    if (sessions < 3 || lot >= REPAIRED + UNREPAIRED) {
      return Optional.empty();
    }
    int onset = 2 + random.nextInt(sessions - 1);
    int left = sessions - onset + 1;
    if (lot < REPAIRED) {
      boolean sudden = shape < 0.7;
      int length = sudden ? lasting < 0.5 ? 1 : lasting < 0.75 ? 2 : lasting < 0.9 ? 3 : 4 : declining + after - 1;
      return Optional.of(new SimulatedRupture(onset, Math.min(length, left), depth, sudden ? 1 : declining, length < left, false));
    }
    int length = ends ? Math.min(left, 1 + last) : left;
    return Optional.of(new SimulatedRupture(onset, length, depth, shape < 0.6 ? 1 : declining, false, ends));
  }

  /** What stands in the place of log s: a straight line, an early plateau or a late rise, each log 20 at session 20. */
  private static double other(int growth, int session) {
    double whole = Math.log(20);
    return switch (growth) {
      case 0 -> whole * (session - 1) / 19;
      case 1 -> whole * -Math.expm1(-(session - 1) / 2.0) / -Math.expm1(-19 / 2.0);
      default -> whole * (rise(session) - rise(1)) / (rise(20) - rise(1));
    };
  }

  private static double rise(int session) {
    return 1 / (1 + Math.exp(-(session - 10) / 2.0));
  }

  private static double studentWithThree(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  private static Simulation underCeiling(List<SimulatedClient> clients) {
    double[] all = clients.stream()
        .flatMap(client -> client.scores().stream())
        .mapToDouble(Score::value)
        .sorted()
        .toArray();
    double ceiling = all[(int) Math.floor((1 - AT_CEILING) * (all.length - 1))];
    List<SimulatedClient> under = clients.stream()
        .map(client -> new SimulatedClient(
            client.id(),
            client.therapist(),
            client.scores().stream()
                .map(score -> new Score(score.session(), Math.min(ceiling, score.value())))
                .toList(),
            client.line(),
            client.rupture()))
        .toList();
    return new Simulation(
        SimulationScenario.CEILING, new Scale(Double.NEGATIVE_INFINITY, ceiling, Direction.HIGHER_IS_BETTER), under);
  }
}
