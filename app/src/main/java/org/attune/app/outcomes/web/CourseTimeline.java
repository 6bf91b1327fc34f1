package org.attune.app.outcomes.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.app.layout.CourseChartData;
import org.attune.app.measures.InstrumentScale;
import org.attune.app.outcomes.Goal;
import org.attune.app.outcomes.MeasureChange;
import org.attune.app.outcomes.OutcomeHistory;
import org.attune.app.outcomes.web.TimelineChart.Axis;
import org.attune.app.outcomes.web.TimelineChart.Band;
import org.attune.app.outcomes.web.TimelineChart.Interval;
import org.attune.app.outcomes.web.TimelineChart.Panel;
import org.attune.app.outcomes.web.TimelineChart.Point;
import org.attune.app.outcomes.web.TimelineChart.SessionMark;
import org.attune.app.sessions.Session;
import org.attune.engine.change.SuddenChange;
import org.attune.engine.trajectory.ExpectedCourse;
import org.attune.engine.trajectory.NormalEstimate;

/** The axis of time that all pictures of a course share, from its first session or answer to its last. */
record CourseTimeline(LocalDate from, LocalDate to, List<SessionMark> sessions, ZoneId zone) {
  private static final Axis ALLIANCE = new Axis(1, 7, List.of(1.0, 4.0, 7.0));
  private static final Axis ZERO_TO_TEN = new Axis(Goal.LOWEST, Goal.HIGHEST, List.of(0.0, 5.0, 10.0));

  /** Over all that there is: sessions, scores, and how near goals felt. */
  static CourseTimeline of(OutcomeHistory history, ZoneId zone) {
    List<SessionMark> marks = history.alliance().sessions().stream()
        .filter(s -> s.isHeld() || s.state() == Session.State.MISSED)
        .map(s -> new SessionMark(day(s.plannedAt(), zone), s.number(), s.isHeld())).toList();
    List<LocalDate> days = Stream.of(
            marks.stream().map(SessionMark::on),
            history.changes().stream().flatMap(change -> change.scores().stream()).map(score -> day(score.at(), zone)),
            history.goals().stream().flatMap(goal -> goal.ratings().stream()).map(Goal.Rating::on))
        .flatMap(some -> some).sorted().toList();
    LocalDate opened = history.alliance().course().openedOn();
    return new CourseTimeline(days.isEmpty() ? opened : days.getFirst(), days.isEmpty() ? opened : days.getLast(), marks, zone);
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate();
  }

  LocalDate day(Instant at) {
    return day(at, zone);
  }

  TimelineChart chart(String title, List<Panel> panels) {
    return new TimelineChart(title, from, to, sessions, panels);
  }

  /**
   * How a measure went.
   *
   * @param interpreted whether bands, the cut-off and sudden changes are to be seen
   * @param expected    what was expected of it, drawn behind it; none where that isn't known, or not to be seen
   */
  Panel panel(MeasureChange change, String description, boolean interpreted, List<TimelineChart.Area> expected) {
    List<Band> bands = interpreted ? bands(change) : List.of();
    Set<Integer> sudden = interpreted ? change.suddenChanges().stream().map(SuddenChange::after).collect(Collectors.toSet()) : Set.of();
    return new Panel(change.measure().name(), description, axis(change, bands),
        change.scores().stream().map(s -> new Point(day(s.at()), s.value(), sudden.contains(s.session()) ? "sudden" : "usual")).toList(),
        bands, interpreted ? change.cutOff().map(InstrumentScale.Threshold::points).orElse(null) : null, expected);
  }

  /** Where four in five were expected at the sessions since the first score, cut to the scale. */
  List<TimelineChart.Area> expected(MeasureChange change, ExpectedCourse expected) {
    double low = change.measure().low();
    double high = change.measure().high();
    return List.of(new TimelineChart.Area("expected", sessions.stream().filter(s -> s.held() && s.number() >= change.first().session())
        .map(s -> {
          NormalEstimate there = expected.fromIntake(s.number());
          return new Interval(s.on(), Math.clamp(there.quantile(ExpectedCourse.TAIL), low, high),
              Math.clamp(there.quantile(1 - ExpectedCourse.TAIL), low, high));
        }).toList()));
  }

  private static Axis axis(MeasureChange change, List<Band> bands) {
    double low = change.measure().low();
    double high = change.measure().high();
    Stream<Double> between = bands.size() > 1 ? bands.stream().skip(1).map(Band::low) : Stream.of((low + high) / 2);
    return new Axis(low, high, Stream.of(Stream.of(low), between, Stream.of(high)).flatMap(ticks -> ticks).toList());
  }

  private static List<Band> bands(MeasureChange change) {
    List<InstrumentScale.Band> named = change.scale() == null ? List.of() : change.scale().bands();
    return IntStream.range(0, named.size())
        .mapToObj(i -> new Band(named.get(i).words(), named.get(i).from(), i + 1 < named.size() ? named.get(i + 1).from() : change.measure().high()))
        .toList();
  }

  /** How the alliance felt to the client, over what is usual for the two. */
  Panel panel(CourseChartData alliance) {
    Map<Integer, LocalDate> days = sessions.stream().filter(SessionMark::held)
        .collect(Collectors.toMap(SessionMark::number, SessionMark::on, (a, b) -> a));
    CourseChartData.UsualBand usual = alliance.usualBand();
    List<Interval> band = usual == null ? List.of() : sessions.stream().filter(s -> s.held() && s.number() >= usual.fromSession())
        .map(s -> new Interval(s.on(), usual.low(), usual.high())).toList();
    return new Panel(alliance.title(), alliance.description(), ALLIANCE,
        alliance.points().stream().filter(p -> p.score() != null && days.containsKey(p.session()))
            .map(p -> new Point(Objects.requireNonNull(days.get(p.session())), p.score(), p.mark().code())).toList(),
        List.of(), null, band.isEmpty() ? List.of() : List.of(new TimelineChart.Area("usual", band)));
  }

  /** How near a goal felt. */
  static Panel panel(String title, String description, Goal goal) {
    return new Panel(title, description, ZERO_TO_TEN,
        goal.ratings().stream().map(rating -> new Point(rating.on(), rating.value(), "usual")).toList(), List.of(), null, List.of());
  }
}
