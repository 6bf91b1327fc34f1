package org.attune.app.outcomes.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was said over a course, as lines one above the other on one axis of time.
 *
 * @param title    what is shown, in a few words
 * @param from     the day at the left end
 * @param to       the day at the right end, not before {@code from}
 * @param sessions the two people's sessions in between, in their order
 * @param panels   from top to bottom, at least one
 */
public record TimelineChart(String title, LocalDate from, LocalDate to, List<SessionMark> sessions, List<Panel> panels) {

  /** A session that was held, or one at which the two didn't meet. */
  public record SessionMark(LocalDate on, int number, boolean held) {}

  /**
   * One line with its own scale.
   *
   * @param description the line in a sentence, for those who hear the page
   * @param axis        from the least to the most that it can be
   * @param points      the earliest first
   * @param bands       parts of the scale that have a name; none where the names aren't to be shown
   * @param cutOff      drawn as a dashed line; or null
   * @param areas       what is usual or expected, drawn behind the line
   */
  public record Panel(String title, String description, Axis axis, List<Point> points, List<Band> bands, @Nullable Double cutOff,
      List<Area> areas) {

    /** The value of a day as it is shown; null where there is none. */
    public @Nullable Double value(LocalDate on) {
      return points.stream().filter(p -> p.on().equals(on)).map(Point::value).reduce((a, b) -> b).orElse(null);
    }
  }

  /** @param ticks the values that are written beside it, its ends among them */
  public record Axis(double low, double high, List<Double> ticks) {}

  /** @param kind of mark, as {@code layout/chart-mark} knows it */
  public record Point(LocalDate on, double value, String kind) {}

  /** A part of a scale that has a name, its lower end included. */
  public record Band(String name, double low, double high) {}

  /** @param kind the class that it is drawn with: "usual" or "expected" */
  public record Area(String kind, List<Interval> intervals) {}

  /** Where values of a day are expected. */
  public record Interval(LocalDate on, double low, double high) {}

  /** The days of the table, on which anything was said. */
  public List<LocalDate> days() {
    return panels.stream().flatMap(panel -> panel.points().stream()).map(Point::on).distinct().sorted(Comparator.naturalOrder()).toList();
  }

  /** The session of a day; null where there was none. */
  public @Nullable SessionMark session(LocalDate on) {
    return sessions.stream().filter(s -> s.held() && s.on().equals(on)).findFirst().orElse(null);
  }

  /** What needs a word below: the kinds of marks, lines and areas that there are. */
  public List<String> legend() {
    return Stream.of(
            panels.stream().flatMap(panel -> panel.areas().stream()).map(Area::kind),
            panels.stream().filter(panel -> panel.cutOff() != null).map(panel -> "cut-off"),
            panels.stream().flatMap(panel -> panel.points().stream()).map(Point::kind).filter(kind -> !kind.equals("usual")),
            sessions.stream().filter(session -> !session.held()).map(session -> "missed"))
        .flatMap(kinds -> kinds).distinct().toList();
  }

  /** What is shown, in sentences. */
  public String description() {
    return String.join(" ", panels.stream().map(Panel::description).toList());
  }
}
