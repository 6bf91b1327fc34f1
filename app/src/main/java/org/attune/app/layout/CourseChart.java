package org.attune.app.layout;

import java.util.ArrayList;
import java.util.List;
import org.attune.app.layout.CourseChartData.Point;
import org.attune.app.layout.CourseChartData.TableRow;
import org.attune.app.layout.CourseChartData.UsualBand;
import org.jspecify.annotations.Nullable;

/** Where everything lies in a picture of a course, in pixels from its upper left; {@code layout/chart-drawing} draws it. */
public final class CourseChart {
  private static final int LEFT = 26;
  private static final int TOP = 16;
  /** Between the ends of the lines and the first and the last mark. */
  private static final int INSET = 14;
  /** The least from one session's number to the next, and to a cross. */
  private static final int BETWEEN_NUMBERS = 36;
  private static final int BESIDE_A_CROSS = 14;

  private final CourseChartData data;
  private final int width;
  private final int height;
  private final List<Place> places = new ArrayList<>();

  /** A session, and its place from left to right; without a point where the two didn't meet. */
  private record Place(int slot, int session, @Nullable Point point) {
    @Nullable Double score() {
      return point == null ? null : point.score();
    }
  }

  /** A mark of one of the kinds that {@code layout/chart-mark} draws. */
  public record Shape(double x, double y, String kind) {}

  /** What is written at an axis, and where along it. */
  public record Tick(double at, String label) {}

  /** What is usual, as a rectangle. */
  public record Band(double x, double y, double width, double height) {}

  /** A score, and the place of the mark that it is written beside. */
  public record ScoreLabel(double x, double y, double score) {}

  private CourseChart(CourseChartData data, int width, int height) {
    this.data = data;
    this.width = width;
    this.height = height;
    int missed = 0;
    for (TableRow row : data.rows()) {
      missed += row.point() == null ? 1 : 0;
      places.add(new Place(row.session() + missed, row.session(), row.point()));
    }
  }

  /** For a place of a phone's width. */
  public static CourseChart narrow(CourseChartData data) {
    return new CourseChart(data, 300, 210);
  }

  /** For a place of half a desk's width or more. */
  public static CourseChart wide(CourseChartData data) {
    return new CourseChart(data, 416, 232);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int left() {
    return LEFT;
  }

  public int right() {
    return width - 10;
  }

  /** Where the numbers of the sessions stand. */
  public int foot() {
    return height - 21;
  }

  private double x(Place place) {
    int first = places.getFirst().slot;
    int last = places.getLast().slot;
    double share = last == first ? 0 : (place.slot - first) / (double) (last - first);
    return tenth(LEFT + INSET + share * (right() - LEFT - 2 * INSET));
  }

  private double y(double score) {
    int bottom = height - 48;
    return tenth(bottom - (score - data.low()) / (data.high() - data.low()) * (bottom - TOP));
  }

  /** From the session that it holds for; null where there is none. */
  public @Nullable Band band() {
    UsualBand usual = data.usualBand();
    if (usual == null) {
      return null;
    }
    double top = y(Math.min(usual.high(), data.high()));
    double bottom = y(Math.max(usual.low(), data.low()));
    return places.stream().filter(place -> place.session >= usual.fromSession()).findFirst()
        .map(first -> x(first) - INSET)
        .map(left -> new Band(tenth(left), top, tenth(right() - left), tenth(bottom - top)))
        .orElse(null);
  }

  /** From score to score, as a path. */
  public String line() {
    return path(false);
  }

  /** Over sessions without a score, missed or not answered, from the score before to the one after. */
  public String bridges() {
    return path(true);
  }

  private String path(boolean bridges) {
    StringBuilder path = new StringBuilder();
    String before = null;
    boolean gap = false;
    boolean drawn = false;
    for (Place place : places) {
      Double score = place.score();
      if (score == null) {
        gap = true;
        continue;
      }
      String here = x(place) + " " + y(score);
      boolean draws = before != null && gap == bridges;
      if (draws) {
        path.append(drawn ? "L" : "M" + before + "L").append(here);
      }
      before = here;
      gap = false;
      drawn = draws;
    }
    return path.toString();
  }

  /** All marks, the client's above the therapist's. */
  public List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (Place place : places) {
      Point point = place.point;
      if (point == null) {
        shapes.add(new Shape(x(place), foot() - 4.5, "missed"));
        continue;
      }
      if (point.therapist() != null) {
        shapes.add(new Shape(x(place), y(point.therapist()), "therapist"));
      }
      if (point.score() != null) {
        shapes.add(new Shape(x(place), y(point.score()), point.mark().code()));
      }
    }
    return shapes;
  }

  /** The latest score that was lower than usual; null where none was. */
  public @Nullable ScoreLabel low() {
    for (Place place : places.reversed()) {
      Point point = place.point;
      if (point != null && point.score() != null && point.mark().isLow()) {
        return new ScoreLabel(x(place), y(point.score()), point.score());
      }
    }
    return null;
  }

  /** The ends of the scale, and whole numbers that divide it evenly. */
  public List<Tick> scores() {
    double range = data.high() - data.low();
    int parts = range % 2 == 0 ? 2 : range % 3 == 0 ? 3 : 1;
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= parts; i++) {
      double score = data.low() + i * range / parts;
      ticks.add(new Tick(y(score), score == Math.rint(score) ? String.valueOf((long) score) : String.valueOf(score)));
    }
    return ticks;
  }

  /** The numbers of the first and the last session, and of as many others as have room. */
  public List<Tick> sessions() {
    List<Place> held = places.stream().filter(place -> place.point != null).toList();
    double last = x(held.getLast());
    List<Tick> ticks = new ArrayList<>();
    double free = 0;
    for (Place place : held) {
      double x = x(place);
      boolean fits = x >= free && (x == last || last - x >= BETWEEN_NUMBERS);
      if (fits && places.stream().noneMatch(p -> p.point == null && Math.abs(x(p) - x) < BESIDE_A_CROSS)) {
        ticks.add(new Tick(x, String.valueOf(place.session)));
        free = x + BETWEEN_NUMBERS;
      }
    }
    return ticks;
  }

  private static double tenth(double pixels) {
    return Math.round(pixels * 10) / 10.0;
  }
}
