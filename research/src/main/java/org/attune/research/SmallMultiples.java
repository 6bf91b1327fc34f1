package org.attune.research;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.attune.engine.rupture.UsualRange;
import org.jspecify.annotations.Nullable;

/** Courses side by side: the scores, what was usual at each session, and the sessions that are marked. */
final class SmallMultiples {
  /** More than one can take in, and enough for two pages. */
  static final int MAX_PANELS = 24;

  private static final int ACROSS = 4;

  private final Map<String, List<Point>> courses = new LinkedHashMap<>();
  private final Set<String> marked = new HashSet<>();

  private record Point(int session, double score, @Nullable UsualRange usual, boolean marked) {}

  /** Whether a client's course is to be kept: the first marked ones are, and others while there is room. */
  void add(String client, int session, double score, @Nullable UsualRange usual, boolean mark) {
    courses.computeIfAbsent(client, name -> new ArrayList<>()).add(new Point(session, score, usual, mark));
    if (mark) {
      marked.add(client);
    }
  }

  /** Called when a client's course is whole: lets go of those that won't be shown. */
  void close(String client) {
    boolean shown = marked.contains(client) ? marked.size() <= MAX_PANELS : courses.size() <= 4;
    if (!shown) {
      courses.remove(client);
    }
  }

  String caption(String marks, int all) {
    return Math.min(MAX_PANELS, courses.size()) + " of " + all + " clients, those with a mark first. Line and dots: scores. Shaded: "
        + "what was usual at the time. Diamonds: " + marks + ".";
  }

  String svg() {
    Plot.PlotData usual = new Plot.PlotData("x", "ymin", "ymax", "client", "group");
    Plot.PlotData line = new Plot.PlotData("x", "y", "client");
    Plot.PlotData dots = new Plot.PlotData("x", "y", "client");
    Plot.PlotData marks = new Plot.PlotData("x", "y", "client");
    List<Map.Entry<String, List<Point>>> shown = courses.entrySet().stream()
        .sorted((a, b) -> Boolean.compare(marked.contains(b.getKey()), marked.contains(a.getKey())))
        .limit(MAX_PANELS)
        .toList();
    int number = 0;
    for (Map.Entry<String, List<Point>> course : shown) {
      String panel = course.getKey();
      number++;
      for (Point point : course.getValue()) {
        double x = point.session;
        line.add(x, point.score, panel);
        (point.marked ? marks : dots).add(x, point.score, panel);
        UsualRange range = point.usual;
        if (range != null && Double.isFinite(range.low()) && Double.isFinite(range.high())) {
          usual.add(x, range.low(), range.high(), panel, String.valueOf(number));
        }
      }
    }
    int rows = Math.max(1, (shown.size() + ACROSS - 1) / ACROSS);
    return new Plot("session", "score")
        .panels("client", ACROSS)
        .ribbon(usual, Plot.BAND, 0.8)
        .line(line, Plot.CALM, 1.8, false)
        .points(dots, Plot.CALM, Plot.Shape.DOT, 2.2)
        .points(marks, Plot.LOOK, Plot.Shape.DIAMOND, 5.5)
        .svg(960, 60 + 170 * rows);
  }

  boolean empty() {
    return courses.isEmpty();
  }

  static String figure(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "–";
  }
}
