package org.attune.research;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/** A plot of several layers, drawn by lets-plot. Colours can be told apart by most eyes, and marks by their shape too. */
final class Plot {
  static final String INK = "#1f2a37";
  static final String CALM = "#2a6f97";
  static final String BAND = "#cfe0ea";
  static final String LOOK = "#b5471b";
  static final String SOFT = "#8a94a3";
  /** Shapes by lets-plot's (that is, R's) numbers. */
  static final double DOT = 16;

  static final double DIAMOND = 18;
  static final double TRIANGLE = 17;
  static final double TRIANGLE_DOWN = 25;
  static final double SQUARE = 15;

  private final List<Object> layers = new ArrayList<>();
  private final Map<String, Object> plot = new HashMap<>();
  private final List<Object> scales = new ArrayList<>();

  Plot(String x, String y) {
    plot.put("kind", "plot");
    plot.put("data", new HashMap<>());
    plot.put("mapping", new HashMap<>());
    plot.put("layers", layers);
    plot.put("scales", scales);
    scales.add(map("aesthetic", "x", "name", x));
    scales.add(map("aesthetic", "y", "name", y));
    Map<String, Object> none = map("name", "blank", "blank", true);
    Map<String, Object> text = map("name", "text", "color", INK, "size", 11.0, "blank", false);
    plot.put(
        "theme",
        map(
            "name", "minimal",
            "legend_position", "none",
            "axis_title", map("name", "text", "color", INK, "size", 13.0, "blank", false),
            "axis_text", text,
            "axis_ticks", none,
            "panel_grid", none,
            "panel_grid_major_y", map("name", "line", "color", "#dde3e8", "size", 0.7, "blank", false),
            "strip_background", none,
            "strip_text", text,
            "plot_background", none,
            "panel_background", none));
  }

  /** A panel for each value of a column that all layers have. */
  Plot panels(String column, int across) {
    plot.put("facet", map("name", "wrap", "facets", new ArrayList<>(List.of(column)), "ncol", (double) across,
        "order", new ArrayList<>(List.of(0.0))));
    return this;
  }

  Plot line(PlotData data, String colour, double width, String type) {
    return layer("line", data, Map.of("color", colour, "size", width, "linetype", type), "x", "y", "group");
  }

  Plot points(PlotData data, String colour, double shape, double size) {
    return layer(
        "point", data, Map.of("color", colour, "fill", colour, "shape", shape, "size", size, "stroke", 1.0), "x", "y");
  }

  Plot ribbon(PlotData data, String colour, double alpha) {
    return layer("ribbon", data, Map.of("fill", colour, "color", colour, "size", 0.0, "alpha", alpha), "x", "ymin", "ymax", "group");
  }

  Plot bars(PlotData data, String colour) {
    return layer("bar", data, Map.of("fill", colour, "color", colour, "size", 0.0, "width", 0.9), "x", "y");
  }

  private Plot layer(String geom, PlotData data, Map<String, Object> look, String... aesthetics) {
    if (data.empty()) {
      return this;
    }
    Map<String, Object> mapping = new HashMap<>();
    for (String aesthetic : aesthetics) {
      if (data.has(aesthetic)) {
        mapping.put(aesthetic, aesthetic);
      }
    }
    Map<String, Object> layer =
        map("geom", geom, "stat", "identity", "data", data.map(), "mapping", mapping, "tooltips", "none");
    layer.putAll(look);
    layers.add(layer);
    return this;
  }

  String svg(double width, double height) {
    return PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
        plot, new DoubleVector(width, height), new UnsupportedRGBEncoder(), false);
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  /** The data of a layer, column by column. */
  static final class PlotData {
    private final List<String> names;
    private final List<List<Object>> values = new ArrayList<>();

    PlotData(String... names) {
      this.names = List.of(names);
      this.names.forEach(name -> values.add(new ArrayList<>()));
    }

    /** One row; numbers and texts as the columns want them. */
    PlotData add(Object... row) {
      for (int i = 0; i < row.length; i++) {
        values.get(i).add(row[i]);
      }
      return this;
    }

    boolean empty() {
      return values.getFirst().isEmpty();
    }

    boolean has(String name) {
      return names.contains(name);
    }

    Map<String, Object> map() {
      Map<String, Object> map = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        map.put(names.get(i), values.get(i));
      }
      return map;
    }
  }
}
