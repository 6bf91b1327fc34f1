package org.attune.research;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.attune.engine.series.Score;
import org.attune.research.simulation.SimulatedClient;
import org.attune.research.simulation.SimulatedRupture;
import org.attune.research.simulation.Simulation;
import org.attune.research.simulation.SimulationScenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes up a practice, and says what is true of it. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Make up a practice whose ruptures are known: a file of scores, and one with the truth.")
final class SimulateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The file of scores to write.")
  private Path file = Path.of("");

  @Option(names = "--truth", paramLabel = "OUT", description = "The file of the truth (default: FILE with _truth).")
  private @Nullable Path truth;

  @Option(names = "--seed", paramLabel = "NUMBER", required = true, description = "The same seed gives the same practice.")
  private long seed;

  @Option(names = "--clients", paramLabel = "NUMBER", required = true, description = "How many clients.")
  private int clients;

  @Option(names = "--world", paramLabel = "WORLD", defaultValue = "mixed-model",
      description = "mixed-model (default), autoregressive, heavy-tails, ceiling, other-growth.")
  private String world = "mixed-model";

  @Mixin private final OutputFiles output = new OutputFiles();
  @Spec private @Nullable CommandSpec spec;

  /** What is written as JSON. */
  record Result(String world, long seed, int clients, long sessions, long ruptures, long repaired) {}

  @Override
  public Integer call() {
    if (clients < 1) {
      throw new InvalidInputException("--clients: expected a whole number of at least 1, found " + clients);
    }
    Simulation practice = Simulation.of(named(world), seed, clients);
    List<SimulatedRupture> ruptures = practice.clients().stream().flatMap(client -> client.rupture().stream()).toList();
    long sessions = practice.clients().stream().mapToLong(client -> client.scores().size()).sum();
    try (output) {
      output.write(file, List.of("client", "therapist", "session", "score"), csv -> {
        for (SimulatedClient client : practice.clients()) {
          for (Score score : client.scores()) {
            csv.writeRecord(
                String.valueOf(client.id()), String.valueOf(client.therapist()), String.valueOf(score.session()),
                String.valueOf(score.value()));
          }
        }
      });
      output.write(
          truth == null ? truthOf(file) : truth,
          List.of("client", "n", "rupture", "start", "length", "drop", "repaired"),
          csv -> practice.clients().forEach(client -> csv.writeRecord(truth(client))));
      output.json(new Result(
          world, seed, clients, sessions, ruptures.size(), ruptures.stream().filter(SimulatedRupture::repaired).count()));
      output.report(() -> report(practice));
      output.commit();
    }
    Objects.requireNonNull(spec).commandLine().getOut().printf(
        "%d sessions of %d clients, %d with a rupture%n", sessions, clients, ruptures.size());
    return 0;
  }

  private static String report(Simulation practice) {
    SmallMultiples shown = new SmallMultiples();
    for (SimulatedClient client : practice.clients()) {
      String id = String.valueOf(client.id());
      client.scores().forEach(score -> shown.add(id, score.session(), score.value(), null,
          client.rupture().filter(rupture -> rupture.onset() == score.session()).isPresent()));
      shown.close(id);
    }
    return new HtmlReport("A simulated practice: " + word(practice.world()))
        .plot(shown.svg(), shown.caption("where a simulated drop begins", practice.clients().size()))
        .html();
  }

  private static String[] truth(SimulatedClient client) {
    String id = String.valueOf(client.id());
    String last = String.valueOf(client.scores().getLast().session());
    return client.rupture()
        .map(rupture -> new String[] {
          id, last, "1", String.valueOf(rupture.onset()), String.valueOf(rupture.length()),
          String.valueOf(rupture.depth()), rupture.repaired() ? "1" : "0"
        })
        .orElse(new String[] {id, last, "0", "", "", "", ""});
  }

  private static Path truthOf(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling(dot < 0 ? name + "_truth" : name.substring(0, dot) + "_truth" + name.substring(dot));
  }

  private static SimulationScenario named(String name) {
    return Arrays.stream(SimulationScenario.values())
        .filter(world -> word(world).equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("--world: expected one of "
            + Arrays.stream(SimulationScenario.values()).map(SimulateCommand::word).collect(Collectors.joining(", "))
            + ", found \"" + name + "\""));
  }

  private static String word(SimulationScenario world) {
    return world.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
