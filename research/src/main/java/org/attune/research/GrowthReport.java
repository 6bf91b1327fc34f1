package org.attune.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthFit;
import org.attune.engine.trajectory.NormalEstimate;

/** The fitted curve with its bands, over some of the courses. */
final class GrowthReport {
  private static final int COURSES = 60;

  private GrowthReport() {}

  static String of(GrowthFit fit, ScoreTable courses) {
    GrowthCurve curve = fit.curve();
    double[] typical = means(courses, curve.covariates().size());
    HtmlReport page = new HtmlReport("Growth of " + fit.clients() + " clients");
    page.text(fit.model() + ", fitted to " + fit.sessions() + " sessions.");
    if (!fit.converged()) {
      page.text("Not converged, " + GrowthCommand.word(fit.termination()) + ": the search did not end at an optimum, and these figures "
          + "are where it stopped. Its slope and curvature say that the criterion could still fall by " + fit.remainingImprovement() + ".");
    }
    if (fit.singular()) {
      page.text("The fit is singular: " + fit.singularities() + ". A spread was estimated as zero, or a correlation "
          + "as perfect; there may be too little data to tell.");
    }
    page.plot(plot(curve, courses, typical), "Dark line: the expected course, and shaded dark its 95 % band. Shaded light: "
        + "where the lines of 95 % of clients lie. Thin lines: " + Math.min(COURSES, courses.clients()) + " of the courses."
        + (typical.length > 0 ? " Covariates are at their means." : ""));
    List<List<String>> rows = new ArrayList<>();
    fit.fixed().forEach(effect -> rows.add(List.of(effect.name(), number(effect.estimate()), number(effect.se()))));
    page.heading("What all clients share").table(List.of("effect", "estimate", "standard error"), rows);
    List<List<String>> spreads = new ArrayList<>();
    fit.random().forEach(effect -> {
      for (int i = 0; i < effect.names().size(); i++) {
        spreads.add(List.of(effect.group(), effect.names().get(i), number(effect.sd().get(i)),
            i == 0 ? "" : effect.correlation().isPresent() ? number(effect.correlation().getAsDouble()) : "–"));
      }
    });
    spreads.add(List.of("residual", "", number(fit.sigma()), ""));
    page.heading("How clients differ").table(List.of("level", "effect", "standard deviation", "correlation"), spreads);
    page.text("Criterion " + number(fit.criterion()) + ", log-likelihood " + number(fit.logLik()) + ", AIC "
        + number(fit.aic()) + ", BIC " + number(fit.bic().value()) + " (n = " + fit.bic().n() + " sessions). The expected "
        + "course describes those who stayed; bands hold the estimated variances fixed.");
    return page.html();
  }

  private static String plot(GrowthCurve curve, ScoreTable courses, double[] typical) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (int row = 0; row < courses.size(); row++) {
      first = Math.min(first, courses.session(row));
      last = Math.max(last, courses.session(row));
    }
    Plot.PlotData thin = new Plot.PlotData("x", "y", "group");
    int step = Math.max(1, courses.clients() / COURSES);
    for (int client = 0; client < courses.clients(); client += step) {
      for (int row = courses.start(client); row < courses.end(client); row++) {
        thin.add((double) courses.session(row), courses.score(row), courses.name(client));
      }
    }
    Plot.PlotData clients = new Plot.PlotData("x", "ymin", "ymax");
    Plot.PlotData band = new Plot.PlotData("x", "ymin", "ymax");
    Plot.PlotData middle = new Plot.PlotData("x", "y");
    for (int i = 0; i <= 100 && first <= last; i++) {
      double session = first + (last - first) * i / 100.0;
      NormalEstimate line = curve.newClient(typical).expectedMean(session);
      NormalEstimate mean = curve.expected(session, typical);
      clients.add(session, line.quantile(0.025), line.quantile(0.975));
      band.add(session, mean.quantile(0.025), mean.quantile(0.975));
      middle.add(session, mean.mean());
    }
    return new Plot("session", "score")
        .ribbon(clients, Plot.BAND, 0.7)
        .line(thin, Plot.SOFT, 0.5, false)
        .ribbon(band, Plot.CALM, 0.35)
        .line(middle, Plot.CALM, 3, false)
        .svg(900, 460);
  }

  private static double[] means(ScoreTable courses, int covariates) {
    double[] means = new double[covariates];
    for (int client = 0; client < courses.clients(); client++) {
      for (int i = 0; i < covariates; i++) {
        means[i] += courses.covariates(client)[i] / courses.clients();
      }
    }
    return means;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
