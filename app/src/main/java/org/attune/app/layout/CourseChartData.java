package org.attune.app.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A course as a line over what is usual for these two: the alliance, or any other score of a session.
 *
 * @param title what is shown, in a few words: "The alliance, as Maya felt it"
 * @param description the same in one or two sentences, for those who hear the page
 * @param low the least that the score can be
 * @param high the most that it can be
 * @param higherIsBetter false for a score of suffering
 * @param points in the order of the sessions
 * @param usualBand what is usual; null while it is too early to tell
 * @param missed for each session that did not take place, the number of the one before it; 0 before the first
 */
public record CourseChartData(
    String title,
    String description,
    double low,
    double high,
    boolean higherIsBetter,
    List<Point> points,
    @Nullable UsualBand usualBand,
    List<Integer> missed) {

  /** What a session was; each has a shape of its own, so that nothing hangs on colour. */
  public enum Mark {
    /** Nothing out of the usual. */
    USUAL,
    /** Lower than usual. */
    GENTLE,
    /** Much lower than usual. */
    STRONG,
    /** The start of something that the two came through. */
    REPAIRED;

    /** As {@code layout/chart-mark} and the keys of its words know it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean isLow() {
      return this == GENTLE || this == STRONG;
    }
  }

  /**
   * One session.
   *
   * @param date as it is shown in the table
   * @param score the client's; null where the client did not answer
   * @param therapist the same session from the other chair
   */
  public record Point(int session, String date, @Nullable Double score, @Nullable Double therapist, Mark mark) {
    public Point(int session, String date, double score) {
      this(session, date, score, null, Mark.USUAL);
    }
  }

  /** The usual band, and the first session that it holds for. */
  public record UsualBand(double low, double high, int fromSession) {}

  public CourseChartData {
    points = List.copyOf(points);
    missed = List.copyOf(missed);
  }

  /** A line of the table: a point, or null where the two didn't meet after that session. */
  public record TableRow(int session, @Nullable Point point) {}

  /** Points and missed sessions together, in their order. */
  public List<TableRow> rows() {
    return Stream.concat(
            points.stream().map(point -> new TableRow(point.session(), point)),
            missed.stream().map(session -> new TableRow(session, null)))
        .sorted(Comparator.comparingInt(TableRow::session)) // stable: the point before the ones missed after it
        .toList();
  }

  /** Whether nothing was answered yet. */
  public boolean isEmpty() {
    return points.stream().allMatch(point -> point.score() == null && point.therapist() == null);
  }

  public boolean fromBothChairs() {
    return points.stream().anyMatch(point -> point.therapist() != null);
  }

  /** The marks that need a word, the usual ones aside, by their codes. */
  public List<String> legend() {
    Stream<String> marks = Stream.of(Mark.GENTLE, Mark.STRONG, Mark.REPAIRED)
        .filter(mark -> points.stream().anyMatch(point -> point.score() != null && point.mark() == mark))
        .map(Mark::code);
    return Stream.of(
            Stream.of("band").filter(band -> usualBand != null),
            marks,
            Stream.of("therapist").filter(triangle -> fromBothChairs()),
            Stream.of("missed").filter(cross -> !missed.isEmpty()))
        .flatMap(kinds -> kinds)
        .toList();
  }
}
