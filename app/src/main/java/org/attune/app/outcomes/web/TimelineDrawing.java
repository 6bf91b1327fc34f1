package org.attune.app.outcomes.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.app.outcomes.web.TimelineChart.Interval;
import org.attune.app.outcomes.web.TimelineChart.Panel;
import org.attune.app.outcomes.web.TimelineChart.Point;
import org.attune.app.outcomes.web.TimelineChart.SessionMark;
import org.jspecify.annotations.Nullable;

/** Where everything lies in a {@link TimelineChart}, in pixels from its upper left; {@code outcomes/timeline-drawing} draws it. */
public final class TimelineDrawing {
  private static final int LEFT = 30;
  private static final int INSET = 10;
  private static final int TITLE = 24;
  private static final int FIRST_PANEL = 190;
  private static final int FURTHER_PANEL = 104;
  private static final int BETWEEN = 20;
  private static final int FOOT = 46;
  private static final int BETWEEN_NUMBERS = 26;

  private final TimelineChart chart;
  private final int width;
  private final int right;
  private final List<PanelDrawing> panels = new ArrayList<>();
  private final int bottom;

  /** A mark of one of the kinds that {@code layout/chart-mark} draws. */
  public record Shape(double x, double y, String kind) {}

  /** What is written, and where. */
  public record Label(double x, double y, String text) {}

  /** An area, as a path. */
  public record AreaShape(String kind, String path) {}

  private TimelineDrawing(TimelineChart chart, int width, int right) {
    this.chart = chart;
    this.width = width;
    this.right = right;
    int top = 0;
    for (Panel panel : chart.panels()) {
      int height = panels.isEmpty() ? FIRST_PANEL : FURTHER_PANEL;
      panels.add(new PanelDrawing(panel, top + TITLE, top + TITLE + height));
      top += TITLE + height + BETWEEN;
    }
    this.bottom = top - BETWEEN;
  }

  /** For a place of a phone's width; the names of bands have no room there. */
  public static TimelineDrawing narrow(TimelineChart chart) {
    return new TimelineDrawing(chart, 300, 292);
  }

  /** For a place of half a desk's width or more; names of bands, where there are any, on the right. */
  public static TimelineDrawing wide(TimelineChart chart) {
    boolean named = chart.panels().stream().anyMatch(panel -> !panel.bands().isEmpty());
    return new TimelineDrawing(chart, 560, named ? 440 : 550);
  }

  public int width() {
    return width;
  }

  public int height() {
    return bottom + FOOT;
  }

  public int left() {
    return LEFT;
  }

  public int right() {
    return right;
  }

  /** Where the names of bands begin; beyond the picture where they have no room. */
  public boolean namesBands() {
    return width - right > 60;
  }

  public List<PanelDrawing> panels() {
    return panels;
  }

  private double x(LocalDate on) {
    long days = ChronoUnit.DAYS.between(chart.from(), chart.to());
    double share = days == 0 ? 0 : Math.clamp(ChronoUnit.DAYS.between(chart.from(), on) / (double) days, 0, 1);
    return tenth(LEFT + INSET + share * (right - LEFT - 2 * INSET));
  }

  /** Numbers of sessions: the first and the last, and as many others as have room. */
  public List<Label> sessions() {
    List<SessionMark> held = chart.sessions().stream().filter(SessionMark::held).toList();
    List<Label> labels = new ArrayList<>();
    if (held.isEmpty()) {
      return labels;
    }
    double last = x(held.getLast().on());
    double free = 0;
    for (SessionMark session : held) {
      double x = x(session.on());
      if (x >= free && (session == held.getLast() || last - x >= BETWEEN_NUMBERS)) {
        labels.add(new Label(x, bottom + 19, String.valueOf(session.number())));
        free = x + BETWEEN_NUMBERS;
      }
    }
    return labels;
  }

  /** A cross for each session at which the two didn't meet. */
  public List<Shape> missed() {
    return chart.sessions().stream().filter(session -> !session.held())
        .map(session -> new Shape(x(session.on()), bottom + 14.5, "missed")).toList();
  }

  /** Where the first and the last day are written. */
  public int days() {
    return bottom + 40;
  }

  private static double tenth(double pixels) {
    return Math.round(pixels * 10) / 10.0;
  }

  /** One line of the picture with all that belongs to it. */
  public final class PanelDrawing {
    private final Panel panel;
    private final int top;
    private final int base;

    private PanelDrawing(Panel panel, int top, int base) {
      this.panel = panel;
      this.top = top;
      this.base = base;
    }

    public Label title() {
      return new Label(0, top - 10, panel.title());
    }

    private double y(double value) {
      TimelineChart.Axis axis = panel.axis();
      double share = (Math.clamp(value, axis.low(), axis.high()) - axis.low()) / (axis.high() - axis.low());
      return tenth(base - 4 - share * (base - top - 10));
    }

    public List<Label> ticks() {
      return panel.axis().ticks().stream()
          .map(tick -> new Label(LEFT - 8, y(tick), tick == Math.rint(tick) ? String.valueOf(tick.longValue()) : String.valueOf(tick)))
          .toList();
    }

    public List<Label> bands() {
      return panel.bands().stream()
          .map(band -> new Label(right + 10, tenth((y(band.low()) + y(band.high())) / 2 + 4.5), band.name())).toList();
    }

    public @Nullable Double cutOff() {
      return panel.cutOff() == null ? null : y(panel.cutOff());
    }

    public List<AreaShape> areas() {
      return panel.areas().stream().filter(area -> area.intervals().size() > 1).map(area -> {
        List<Interval> there = area.intervals();
        return new AreaShape(area.kind(), "M" + there.stream().map(i -> x(i.on()) + " " + y(i.high())).collect(Collectors.joining("L"))
            + "L" + there.reversed().stream().map(i -> x(i.on()) + " " + y(i.low())).collect(Collectors.joining("L")) + "Z");
      }).toList();
    }

    /** From value to value, as a path. */
    public String line() {
      return path(false);
    }

    /** Over sessions without a value, from the one before to the one after. */
    public String bridges() {
      return path(true);
    }

    private String path(boolean bridges) {
      StringBuilder path = new StringBuilder();
      Point before = null;
      for (Point point : panel.points()) {
        if (before != null && bridged(before, point) == bridges) {
          path.append('M').append(place(before)).append('L').append(place(point));
        }
        before = point;
      }
      return path.toString();
    }

    private boolean bridged(Point before, Point after) {
      return chart.sessions().stream().anyMatch(s -> s.on().isAfter(before.on()) && s.on().isBefore(after.on()));
    }

    private String place(Point point) {
      return x(point.on()) + " " + y(point.value());
    }

    public List<Shape> shapes() {
      return panel.points().stream().map(point -> new Shape(x(point.on()), y(point.value()), point.kind())).toList();
    }

    /** The first and the last value, above their marks. */
    public List<Label> values() {
      List<Point> points = panel.points();
      if (points.isEmpty()) {
        return List.of();
      }
      Point first = points.getFirst();
      Point last = points.getLast();
      return (first == last ? List.of(last) : List.of(first, last)).stream()
          .map(point -> new Label(x(point.on()), tenth(Math.max(y(point.value()) - 11, top + 4.0)), String.valueOf(point.value()))).toList();
    }
  }
}
