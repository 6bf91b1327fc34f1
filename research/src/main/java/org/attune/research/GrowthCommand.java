package org.attune.research;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.attune.engine.trajectory.ClientTrajectory;
import org.attune.engine.trajectory.EstimationMethod;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthFit;
import org.attune.engine.trajectory.GrowthModel;
import org.attune.engine.trajectory.NormalEstimate;
import org.attune.engine.trajectory.TimeTransform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Growth, by a linear mixed model. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = "Fit a linear mixed model of growth: an intercept and a slope for each client, and for each "
        + "therapist an intercept where --therapist names their column.")
final class GrowthCommand implements Callable<Integer> {
  @Mixin private final InputOptions input = new InputOptions();
  @Mixin private final OutputFiles output = new OutputFiles();

  @Option(names = "--time", paramLabel = "TIME", defaultValue = "log",
      description = "log, linear or log1p of the session's number (default: ${DEFAULT-VALUE}).")
  private String time = "log";

  @Option(names = "--ml", description = "Fit by maximum likelihood instead of restricted likelihood (REML).")
  private boolean ml;

  @Option(names = "--save", paramLabel = "MODEL.json", description = "Save the model, for judging other clients.")
  private @Nullable Path save;

  @Spec private @Nullable CommandSpec spec;

  /** What is written. */
  record Result(
      String method,
      String time,
      List<GrowthFit.FixedEffect> fixed,
      List<GrowthFit.RandomEffect> random,
      double sigma,
      double criterion,
      double logLik,
      double aic,
      GrowthFit.Bic bic,
      boolean converged,
      String ending,
      boolean singular,
      List<String> singularities,
      long sessions,
      int clients) {
    static Result of(GrowthFit fit) {
      return new Result(
          fit.model().method().name(), word(fit.model().time()), fit.fixed(), fit.random(), fit.sigma(), fit.criterion(),
          fit.logLik(), fit.aic(), fit.bic(), fit.converged(), word(fit.termination()), fit.singular(),
          fit.singularities().stream().map(GrowthCommand::word).toList(),
          fit.sessions(), fit.clients());
    }
  }

  @Override
  public Integer call() {
    GrowthModel model = GrowthModel.withDefaults()
        .withTime(named(time))
        .withMethod(ml ? EstimationMethod.ML : EstimationMethod.REML)
        .withTherapists(input.nested())
        .withCovariates(input.covariates());
    ScoreTable courses = input.read();
    GrowthFit fit = PracticeModel.fit(model, courses);
    try (output) {
      output.json(Result.of(fit));
      if (save != null) {
        output.write(save, PracticeModel.of(fit, courses));
      }
      output.csv(List.of("client", "intercept", "slope", "next", "expected", "sd"), csv -> {
        for (int client = 0; client < courses.clients(); client++) {
          ClientTrajectory line = line(fit.curve(), courses, client);
          int next = courses.end(client) > courses.start(client) ? courses.session(courses.end(client) - 1) + 1 : 1;
          NormalEstimate expected = line.predictedScore(next);
          csv.writeRecord(
              courses.name(client), String.valueOf(line.intercept()), String.valueOf(line.slope()),
              String.valueOf(next), String.valueOf(expected.mean()), String.valueOf(expected.sd()));
        }
      });
      output.report(() -> GrowthReport.of(fit, courses));
      output.commit();
    }
    say(fit);
    return 0;
  }

  /** What is believed of a client's line after all their scores. */
  static ClientTrajectory line(GrowthCurve curve, ScoreTable courses, int client) {
    ClientTrajectory line = curve.newClient(courses.covariates(client));
    for (int row = courses.start(client); row < courses.end(client); row++) {
      line = line.updatedWith(courses.session(row), courses.score(row));
    }
    return line;
  }

  private void say(GrowthFit fit) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(Locale.ROOT, "%s: %d sessions of %d clients%n", fit.model(), fit.sessions(), fit.clients());
    fit.fixed().forEach(effect ->
        out.printf(Locale.ROOT, "  %-16s %12.5f  (SE %.5f)%n", effect.name(), effect.estimate(), effect.se()));
    for (GrowthFit.RandomEffect effect : fit.random()) {
      List<String> spreads = new ArrayList<>();
      for (int i = 0; i < effect.names().size(); i++) {
        spreads.add(String.format(Locale.ROOT, "%s %.5f", effect.names().get(i), effect.sd().get(i)));
      }
      effect.correlation().ifPresent(r -> spreads.add(String.format(Locale.ROOT, "correlation %.5f", r)));
      out.printf("  SD by %-11s %s%n", effect.group(), String.join(", ", spreads));
    }
    out.printf(Locale.ROOT, "  sigma %.5f, %s %.6f%n", fit.sigma(),
        fit.model().method() == EstimationMethod.REML ? "REML criterion" : "deviance", fit.criterion());
    if (!fit.converged()) {
      out.println("  not converged, " + word(fit.termination()) + ": the figures are where the search stopped; treat them with care");
    }
    if (fit.singular()) {
      out.println("  singular fit: " + Result.of(fit).singularities());
    }
  }

  private static TimeTransform named(String name) {
    return Arrays.stream(TimeTransform.values())
        .filter(time -> word(time).equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("--time: expected log, linear or log1p, found \"" + name + "\""));
  }

  static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
