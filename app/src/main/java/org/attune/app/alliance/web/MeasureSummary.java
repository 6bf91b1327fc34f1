package org.attune.app.alliance.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.layout.CourseChartData;
import org.attune.app.layout.PageContext;
import org.attune.app.measures.Measure;
import org.attune.app.measures.MeasureScore;
import org.attune.app.sessions.Session;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.change.SuddenChange;
import org.attune.engine.change.SuddenChangeCriteria;
import org.attune.engine.rupture.Online;
import org.attune.engine.rupture.XmRChart;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;

/**
 * One named score of a course in words and as a picture, for the therapist: what changed, which way that is, and by which
 * criterion it may be more than chance. A criterion that can't speak about a score says so, or is left out.
 */
public final class MeasureSummary {

  private final PageContext page;
  private final Measure measure;
  private final List<DatedScore> scores;
  private final ZoneId zone;
  private final Direction direction;
  private final Series series;

  /** A score and the session that it was given at. */
  private record DatedScore(Session session, double value) {}

  private MeasureSummary(PageContext page, Measure measure, List<DatedScore> scores, ZoneId zone) {
    this.page = page;
    this.measure = measure;
    this.scores = scores;
    this.zone = zone;
    this.direction = measure.higherIsBetter() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
    this.series = Series.of(new Scale(measure.low(), measure.high(), direction),
        scores.stream().map(s -> new Score(s.session.number(), s.value)).toList());
  }

  /** Each measure that the course has scores of, at sessions that were held; the last one of each session. */
  public static List<MeasureSummary> of(PageContext page, AllianceHistory history, Map<Measure, List<MeasureScore>> scores, ZoneId zone) {
    return scores.entrySet().stream()
        .map(e -> new MeasureSummary(page, e.getKey(), atSessions(history, e.getValue()), zone))
        .filter(words -> !words.scores.isEmpty()).toList();
  }

  private static List<DatedScore> atSessions(AllianceHistory history, List<MeasureScore> scores) {
    var byNumber = new TreeMap<Integer, DatedScore>();
    for (MeasureScore score : scores) {
      if (score.session() != null) {
        history.findSession(score.session()).filter(Session::isHeld)
            .ifPresent(session -> byNumber.put(session.number(), new DatedScore(session, score.value())));
      }
    }
    return List.copyOf(byNumber.values());
  }

  public String title() {
    return measure.name();
  }

  /** The course of the score in a sentence or two: the same as above the picture. */
  public String description() {
    double last = scores.getLast().value;
    String first = page.number(scores.getFirst().value);
    if (scores.size() == 1) {
      return page.t("alliance.score.one", page.number(last), scores.getLast().session.number());
    }
    double change = last - scores.getFirst().value;
    String course = page.t("alliance.score.course." + way(change), scores.size(), page.number(last),
        page.number(Math.abs(change)), first);
    // where lower is, the chart says it
    return measure.higherIsBetter() ? course + " " + page.t("alliance.score.higher-is-better") : course;
  }

  /** What changed, a sentence each; none while there is one score. */
  public List<String> changes() {
    if (scores.size() == 1) {
      return List.of();
    }
    var sentences = new ArrayList<String>();
    DatedScore last = scores.getLast();
    DatedScore before = scores.get(scores.size() - 2);
    double step = last.value - before.value;
    sentences.add(page.t("alliance.score.step." + way(step), page.number(Math.abs(step)), before.session.number()));
    Double points = measure.reliableChange();
    if (points != null) {
      ReliableChange.Result change = ReliableChange.of(direction, new ReliableChange.Points(points))
          .between(scores.getFirst().value, last.value);
      sentences.add(page.t("alliance.score.reliable." + change.category().name().toLowerCase(java.util.Locale.ROOT),
          page.number(Math.abs(change.improvement())), page.number(points)));
    }
    sudden().forEach(s -> sentences.add(sudden(s)));
    if (XmRChart.withDefaults().evaluateLatest(series) instanceof Online.Known<XmRChart.Result>(XmRChart.Result found)
        && found.side() != XmRChart.Side.INSIDE) {
      sentences.add(page.t("alliance.score.outside." + found.side().name().toLowerCase(java.util.Locale.ROOT),
          page.number(found.score()), page.number(found.usualRange().low()), page.number(found.usualRange().high())));
    }
    return sentences;
  }

  /** By which rules that was looked at, and which of them can't speak yet, or not about this score. */
  public List<String> criteria() {
    var rules = new ArrayList<String>();
    Double points = measure.reliableChange();
    rules.add(points == null ? page.t("alliance.score.rule.no-figure")
        : page.t("alliance.score.rule.reliable", page.number(points)));
    if (points != null) {
      rules.add(!isSuddenChangeMeant() ? page.t("alliance.score.rule.sudden-not-meant")
          : scores.size() < 4 ? page.t("alliance.score.rule.sudden-too-early")
          : page.t(sudden().isEmpty() ? "alliance.score.rule.no-sudden" : "alliance.score.rule.sudden",
              page.number(points)));
    }
    rules.add(switch (XmRChart.withDefaults().evaluateLatest(series)) {
      case Online.TooEarly<XmRChart.Result>(int needed, int have) -> page.t("alliance.score.rule.xmr-too-early", needed, have);
      case Online.NoSpread<XmRChart.Result> none -> page.t("alliance.score.rule.xmr-no-spread");
      case Online.Known<XmRChart.Result>(XmRChart.Result found) -> page.t("alliance.score.rule.xmr", page.number(found.score()),
          page.number(found.usualRange().low()), page.number(found.usualRange().high()));
    });
    rules.add(page.t("alliance.score.rule.no-baseline"));
    return rules;
  }

  public CourseChartData chart() {
    return new CourseChartData(measure.name(), description(), measure.low(), measure.high(), measure.higherIsBetter(),
        scores.stream().map(s -> new CourseChartData.Point(s.session.number(),
            page.date(s.session.plannedAt().atZone(zone).toLocalDate()), s.value)).toList(),
        null, List.of());
  }

  /** The rule's quarter of the score before has its meaning only where 0 is best. */
  private boolean isSuddenChangeMeant() {
    return measure.low() == 0 && !measure.higherIsBetter();
  }

  private List<SuddenChange> sudden() {
    Double points = measure.reliableChange();
    if (points == null || !isSuddenChangeMeant()) {
      return List.of();
    }
    SuddenChangeCriteria rule = SuddenChangeCriteria.withReliableChange(points);
    return Stream.concat(rule.gains(series).stream(), rule.losses(series).stream())
        .sorted(Comparator.comparingInt(SuddenChange::before)).toList();
  }

  private String sudden(SuddenChange change) {
    String key = "alliance.score." + (change.type() == SuddenChange.Type.GAIN ? "gain" : "loss");
    String sentence =
        page.t(key, change.before(), change.after(), page.number(change.from()), page.number(change.to()));
    return change.reversedAt().isEmpty() ? sentence
        : sentence + " " + page.t(key + ".reversed", change.reversedAt().getAsInt());
  }

  /** Which of a sentence's six forms: up, down or level, and which of them is better. */
  private String way(double change) {
    return change == 0 ? "same" : (change > 0 ? "up" : "down") + (change > 0 == measure.higherIsBetter() ? "-better" : "-worse");
  }
}
