package org.attune.app.layout.internal;

import static org.attune.app.layout.CourseChartData.Mark.GENTLE;
import static org.attune.app.layout.CourseChartData.Mark.REPAIRED;
import static org.attune.app.layout.CourseChartData.Mark.STRONG;
import static org.attune.app.layout.CourseChartData.Mark.USUAL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.app.layout.CourseChartData;
import org.attune.app.layout.CourseChartData.Mark;
import org.attune.app.layout.CourseChartData.Point;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;
import org.jspecify.annotations.Nullable;

/** A course as a plot specification of lets-plot, which draws it. */
public final class LetsPlotChart {
  /** Shapes by lets-plot's (that is, R's) numbers. */
  private static final double FILLED_CIRCLE = 16, CIRCLE = 21, DIAMOND = 23, TRIANGLE = 24, CROSS = 4;

  private final CourseChartData data;
  private final List<Object> layers = new ArrayList<>();

  private LetsPlotChart(CourseChartData data) {
    this.data = data;
  }

  public static String of(CourseChartData data, int width, int height) {
    Map<String, Object> plot = new LetsPlotChart(data).plot(width / 60);
    String svg =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
            plot, new DoubleVector(width, height), new UnsupportedRGBEncoder(), false);
    return ThemedSvg.of(svg, data.title(), data.description(), width, height);
  }

  private Map<String, Object> plot(int roomForLabels) {
    int first = sessions().min().orElse(1);
    int last = sessions().max().orElse(1);
    usual(last);
    line(Point::therapist, ChartColour.INK_SOFT, 0.6, "dotted");
    points(data.points(), Point::therapist, TRIANGLE, 2.6, ChartColour.INK_SOFT, ChartColour.SHEET);
    line(Point::score, ChartColour.CALM, 1.1, "solid");
    points(marked(USUAL), Point::score, FILLED_CIRCLE, 3.2, ChartColour.CALM, ChartColour.CALM);
    points(marked(REPAIRED), Point::score, CIRCLE, 7, ChartColour.CALM, ChartColour.SHEET);
    points(marked(REPAIRED), Point::score, FILLED_CIRCLE, 3.2, ChartColour.CALM, ChartColour.CALM);
    points(marked(GENTLE), Point::score, CIRCLE, 5, ChartColour.LOOK, ChartColour.SHEET);
    points(marked(STRONG), Point::score, DIAMOND, 6.5, ChartColour.LOOK, ChartColour.SHEET);
    missed();
    return map(
        "kind", "plot",
        "data", map(),
        "mapping", map(),
        "theme", theme(),
        "scales",
            list(
                scale("x", first, last, 0.5 + (last - first) / 60.0, ticks(first, last, roomForLabels)),
                scale("y", data.low(), data.high(), (data.high() - data.low()) / 18, heights())),
        "layers", layers);
  }

  private java.util.stream.IntStream sessions() {
    return data.points().stream().mapToInt(Point::session);
  }

  private List<Point> marked(Mark mark) {
    return data.points().stream().filter(point -> point.mark() == mark).toList();
  }

  private void usual(int last) {
    var usual = data.usualBand();
    if (usual != null && usual.fromSession() <= last) {
      layers.add(
          layer(
              "rect",
              map(
                  "left", list(usual.fromSession() - 0.35),
                  "right", list(last + 0.35),
                  "bottom", list(Math.max(usual.low(), data.low())),
                  "top", list(Math.min(usual.high(), data.high()))),
              map("xmin", "left", "xmax", "right", "ymin", "bottom", "ymax", "top"),
              Map.of("fill", ChartColour.BAND.key(), "color", ChartColour.BAND.key(), "size", 0.0)));
    }
  }

  /** The line is open where a session was missed or has no score. */
  private void line(ScoreOf score, ChartColour tone, double width, String type) {
    Set<Integer> missed = new HashSet<>(data.missed());
    List<Point> part = new ArrayList<>();
    int before = Integer.MIN_VALUE;
    for (Point point : data.points()) {
      boolean gap = false;
      for (int session = before; before != Integer.MIN_VALUE && session < point.session(); session++) {
        gap |= missed.contains(session);
      }
      if (gap || score.of(point) == null) {
        part(part, score, tone, width, type);
        part.clear();
      }
      if (score.of(point) != null) {
        part.add(point);
      }
      before = point.session();
    }
    part(part, score, tone, width, type);
  }

  private void part(List<Point> points, ScoreOf score, ChartColour tone, double width, String type) {
    if (points.size() > 1) {
      layers.add(
          layer(
              "line",
              columns(points, score),
              map("x", "x", "y", "y"),
              Map.of("color", tone.key(), "size", width, "linetype", type)));
    }
  }

  private void points(List<Point> points, ScoreOf score, double shape, double size, ChartColour edge, ChartColour fill) {
    List<Point> rated = points.stream().filter(point -> score.of(point) != null).toList();
    if (!rated.isEmpty()) {
      layers.add(
          layer(
              "point",
              columns(rated, score),
              map("x", "x", "y", "y"),
              Map.of("shape", shape, "size", size, "color", edge.key(), "fill", fill.key(), "stroke", 0.9)));
    }
  }

  private void missed() {
    if (!data.missed().isEmpty()) {
      List<Object> x = new ArrayList<>();
      List<Object> y = new ArrayList<>();
      for (int session : data.missed()) {
        x.add(session + 0.5);
        y.add(data.low());
      }
      layers.add(
          layer(
              "point",
              map("x", x, "y", y),
              map("x", "x", "y", "y"),
              Map.of("shape", CROSS, "size", 2.6, "color", ChartColour.INK_SOFT.key(), "stroke", 0.7)));
    }
  }

  private static Map<String, Object> columns(List<Point> points, ScoreOf score) {
    List<Object> x = new ArrayList<>();
    List<Object> y = new ArrayList<>();
    for (Point point : points) {
      Double value = score.of(point);
      if (value != null) {
        x.add((double) point.session());
        y.add(value);
      }
    }
    return map("x", x, "y", y);
  }

  private static Map<String, Object> layer(
      String geom, Map<String, Object> data, Map<String, Object> mapping, Map<String, Object> look) {
    Map<String, Object> layer = map("geom", geom, "stat", "identity", "data", data, "mapping", mapping, "tooltips", "none");
    layer.putAll(look);
    return layer;
  }

  private static Map<String, Object> scale(String axis, double low, double high, double margin, List<Object> breaks) {
    List<Object> labels = new ArrayList<>();
    for (Object at : breaks) {
      double value = (Double) at;
      labels.add(value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value));
    }
    return map(
        "aesthetic", axis,
        "limits", list(low - margin, high + margin),
        "expand", list(0.0, 0.0),
        "breaks", breaks,
        "labels", labels);
  }

  /** First and last session, and round numbers between them. */
  private static List<Object> ticks(int first, int last, int room) {
    int step = 1;
    for (int candidate : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
      step = candidate;
      if ((last - first) / step <= room) {
        break;
      }
    }
    List<Object> ticks = new ArrayList<>();
    ticks.add((double) first);
    for (int session = (first / step + 1) * step; session < last; session += step) {
      if (2 * (session - first) > step && 2 * (last - session) > step) {
        ticks.add((double) session);
      }
    }
    if (last > first) {
      ticks.add((double) last);
    }
    return ticks;
  }

  private List<Object> heights() {
    double middle = (data.low() + data.high()) / 2;
    return middle == Math.rint(middle) ? list(data.low(), middle, data.high()) : list(data.low(), data.high());
  }

  private static Map<String, Object> theme() {
    Map<String, Object> none = map("name", "blank", "blank", true);
    Map<String, Object> line = map("name", "line", "color", ChartColour.LINE.key(), "size", 1.0, "blank", false);
    Map<String, Object> text = map("name", "text", "color", ChartColour.INK_SOFT.key(), "size", 12.0, "blank", false);
    return map(
        "name", "minimal",
        "legend_position", "none",
        "axis_title", none,
        "axis_ticks", none,
        "axis_line", none,
        "axis_text", text,
        "panel_grid", none,
        "panel_grid_major_y", line,
        "plot_background", none,
        "panel_background", none);
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  private static List<Object> list(Object... values) {
    return new ArrayList<>(List.of(values));
  }

  private interface ScoreOf {
    @Nullable Double of(Point point);
  }

  /** The colours of the pages; in the plot each is a stand-in, exchanged for a class of the style sheet. */
  enum ChartColour {
    CALM,
    BAND,
    LOOK,
    INK_SOFT,
    LINE,
    SHEET;

    String key() {
      return "#0102%02x".formatted(ordinal() + 1);
    }

    String drawn() {
      return "rgb(1,2,%d)".formatted(ordinal() + 1);
    }

    String className() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
