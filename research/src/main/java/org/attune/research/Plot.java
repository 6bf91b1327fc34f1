package org.attune.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plot of several layers, one above the other, as SVG. All panels have the same scales. Colours can be told apart by most
 * eyes, and marks by their shape too.
 */
final class Plot {
  static final String INK = "#1f2a37";
  static final String CALM = "#2a6f97";
  static final String BAND = "#cfe0ea";
  static final String LOOK = "#b5471b";
  static final String SOFT = "#8a94a3";

  private static final int LEFT = 60;
  private static final int BELOW = 48;
  private static final int ABOVE = 24;
  private static final int BETWEEN = 14;

  private final String xTitle;
  private final String yTitle;
  private final List<Layer> layers = new ArrayList<>();
  private @Nullable String panelColumn;
  private int across = 1;

  /** A mark of some corners, the first of them at an angle from the top; a dot has none. */
  enum Shape {
    DOT(0, 0), DIAMOND(4, 0), TRIANGLE(3, 0), TRIANGLE_DOWN(3, 180), SQUARE(4, 45);

    private final int corners;
    private final int degrees;

    Shape(int corners, int degrees) {
      this.corners = corners;
      this.degrees = degrees;
    }

    private String path(double x, double y, double radius) {
      if (corners == 0) {
        return "M" + tenth(x - radius) + " " + tenth(y) + ("a%1$s %1$s 0 1 0 %2$s 0a%1$s %1$s 0 1 0-%2$s 0Z").formatted(radius, 2 * radius);
      }
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < corners; i++) {
        double angle = Math.toRadians(degrees + 360.0 * i / corners);
        path.append(i == 0 ? "M" : "L").append(tenth(x + radius * Math.sin(angle))).append(' ').append(tenth(y - radius * Math.cos(angle)));
      }
      return path.append('Z').toString();
    }
  }

  private record Layer(PlotData data, Drawing drawing) {}

  /** Draws the rows of one panel and one group. */
  private interface Drawing {
    String of(List<Map<String, Object>> rows, Scale x, Scale y);
  }

  /** From the numbers of the data to pixels. */
  private record Scale(double low, double high, double from, double to) {
    double at(double value) {
      return from + (value - low) / (high - low) * (to - from);
    }

    String pixels(Map<String, Object> row, String column) {
      return String.valueOf(tenth(at(number(row, column))));
    }

    /** About five round numbers. */
    List<Double> ticks() {
      double power = Math.pow(10, Math.floor(Math.log10((high - low) / 5)));
      double rough = (high - low) / 5 / power;
      double step = power * (rough > 7 ? 10 : rough > 3 ? 5 : rough > 1.4 ? 2 : 1);
      List<Double> ticks = new ArrayList<>();
      for (double tick = Math.ceil(low / step); tick * step <= high; tick++) {
        ticks.add(tick * step);
      }
      return ticks;
    }
  }

  Plot(String x, String y) {
    xTitle = x;
    yTitle = y;
  }

  /** A panel for each value of a column that all layers have. */
  Plot panels(String column, int across) {
    this.panelColumn = column;
    this.across = across;
    return this;
  }

  Plot line(PlotData data, String colour, double width, boolean dashed) {
    return layer(data, (rows, x, y) -> "<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"" + width + "\""
        + (dashed ? " stroke-dasharray=\"6 4\"" : "") + " points=\"" + points(rows, "y", x, y) + "\"/>");
  }

  Plot points(PlotData data, String colour, Shape shape, double radius) {
    return layer(data, (rows, x, y) -> {
      StringBuilder path = new StringBuilder();
      rows.forEach(row -> path.append(shape.path(x.at(number(row, "x")), y.at(number(row, "y")), radius)));
      return "<path fill=\"" + colour + "\" d=\"" + path + "\"/>";
    });
  }

  Plot ribbon(PlotData data, String colour, double opacity) {
    return layer(data, (rows, x, y) -> "<polygon fill=\"" + colour + "\" fill-opacity=\"" + opacity + "\" points=\""
        + points(rows, "ymax", x, y) + " " + points(rows.reversed(), "ymin", x, y) + "\"/>");
  }

  /** Bars from 0 upward, each of a width. */
  Plot bars(PlotData data, double width, String colour) {
    PlotData bars = new PlotData("xmin", "xmax", "ymin", "ymax");
    data.rows.forEach(row -> bars.add(number(row, "x") - width / 2, number(row, "x") + width / 2, 0.0, number(row, "y")));
    return layer(bars, (rows, x, y) -> {
      StringBuilder path = new StringBuilder();
      rows.forEach(row -> path.append("M%s %sV%sH%sV%sZ".formatted(x.pixels(row, "xmin"), y.pixels(row, "ymin"),
          y.pixels(row, "ymax"), x.pixels(row, "xmax"), y.pixels(row, "ymin"))));
      return "<path fill=\"" + colour + "\" d=\"" + path + "\"/>";
    });
  }

  private Plot layer(PlotData data, Drawing drawing) {
    if (!data.rows.isEmpty()) {
      layers.add(new Layer(data, drawing));
    }
    return this;
  }

  private static String points(List<Map<String, Object>> rows, String column, Scale x, Scale y) {
    StringBuilder points = new StringBuilder();
    rows.forEach(row -> points.append(points.isEmpty() ? "" : " ").append(x.pixels(row, "x")).append(',').append(y.pixels(row, column)));
    return points.toString();
  }

  String svg(int width, int height) {
    StringBuilder svg = new StringBuilder(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\" font-size=\"12\" fill=\"%3$s\">"
            .formatted(width, height, INK));
    double[] xs = range("x", "xmin", "xmax");
    double[] ys = range("y", "ymin", "ymax");
    List<String> panels = panels();
    int down = Math.ceilDiv(panels.size(), across);
    double wide = (width - LEFT - BETWEEN) / (double) across;
    double high = (height - BELOW) / (double) down;
    for (int i = 0; i < panels.size(); i++) {
      double left = LEFT + i % across * wide;
      double top = i / across * high;
      Scale x = new Scale(xs[0], xs[1], left, left + wide - BETWEEN);
      Scale y = new Scale(ys[0], ys[1], top + high - BETWEEN, top + ABOVE);
      svg.append(text(left + (wide - BETWEEN) / 2, top + 16, "middle", panels.get(i)));
      for (double tick : y.ticks()) {
        svg.append("<path stroke=\"#dde3e8\" d=\"M%s %sH%s\"/>".formatted(tenth(left), tenth(y.at(tick)), tenth(left + wide - BETWEEN)));
        if (i % across == 0) {
          svg.append(text(left - 6, y.at(tick) + 4, "end", label(tick)));
        }
      }
      if (i + across >= panels.size()) {
        x.ticks().forEach(tick -> svg.append(text(x.at(tick), top + high + 4, "middle", label(tick))));
      }
      for (Layer layer : layers) {
        layer.data.groups(panelColumn, panels.get(i)).forEach(rows -> svg.append(layer.drawing.of(rows, x, y)));
      }
    }
    svg.append(text(LEFT + (width - LEFT) / 2.0, height - 8, "middle", xTitle));
    svg.append("<g transform=\"translate(16 %s) rotate(-90)\">".formatted(tenth((height - BELOW) / 2.0))).append(text(0, 0, "middle", yTitle));
    return svg.append("</g></svg>").toString();
  }

  private List<String> panels() {
    String column = panelColumn;
    return column == null ? List.of("")
        : layers.stream().flatMap(layer -> layer.data.rows.stream()).map(row -> (String) row.get(column)).distinct().toList();
  }

  /** From the least to the most of some columns, and a little more. */
  private double[] range(String... columns) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Layer layer : layers) {
      for (Map<String, Object> row : layer.data.rows) {
        for (String column : columns) {
          if (row.get(column) instanceof Double value) {
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
        }
      }
    }
    if (low > high) {
      return new double[] {0, 1};
    }
    double margin = low == high ? 1 : (high - low) / 20;
    return new double[] {low - margin, high + margin};
  }

  private static String text(double x, double y, String anchor, String text) {
    return text.isEmpty() ? "" : "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>".formatted(tenth(x), tenth(y), anchor, HtmlReport.escaped(text));
  }

  private static String label(double tick) {
    double rounded = Math.round(tick * 1e6) / 1e6;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }

  private static double number(Map<String, Object> row, String column) {
    return (Double) Objects.requireNonNull(row.get(column), column);
  }

  private static double tenth(double pixels) {
    return Math.round(pixels * 10) / 10.0;
  }

  /** The rows of a layer: numbers in x, y, ymin and ymax; texts in group and in the column of panels. */
  static final class PlotData {
    private final List<String> names;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    PlotData(String... names) {
      this.names = List.of(names);
    }

    PlotData add(Object... values) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        row.put(names.get(i), values[i]);
      }
      rows.add(row);
      return this;
    }

    private Iterable<List<Map<String, Object>>> groups(@Nullable String column, String panel) {
      Map<Object, List<Map<String, Object>>> groups = new LinkedHashMap<>();
      for (Map<String, Object> row : rows) {
        if (column == null || panel.equals(row.get(column))) {
          groups.computeIfAbsent(row.getOrDefault("group", ""), group -> new ArrayList<>()).add(row);
        }
      }
      return groups.values();
    }
  }
}
