package org.attune.app.outcomes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.app.measures.InstrumentScale;
import org.attune.app.measures.InstrumentScale.Threshold;
import org.attune.app.measures.Measure;
import org.attune.app.measures.MeasureScore;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.change.SuddenChange;
import org.attune.engine.change.SuddenChangeCriteria;
import org.attune.engine.series.Direction;
import org.attune.engine.series.Scale;
import org.attune.engine.series.Score;
import org.attune.engine.series.Series;
import org.jspecify.annotations.Nullable;

/**
 * How one measure went over a course, and which changes are larger than its own error would make them.
 *
 * <p>It is classified only where a number of points was published or given; a measure whose instrument publishes none is plotted.
 *
 * @param scale  what is known of the measure's figures; null where no instrument has it
 * @param scores at least one, the earliest first
 */
public record MeasureChange(Measure measure, @Nullable InstrumentScale scale, List<TimedScore> scores) {

  /**
   * A score.
   *
   * @param session the number of the session that it was given at or follows; 0 before the first
   */
  public record TimedScore(Instant at, int session, double value) {}

  public MeasureChange {
    scores = List.copyOf(scores);
  }

  /**
   * From what was stored. A score of a session that was moved or called off, or that belongs to none, follows the last session
   * held by then.
   *
   * @param sessions of the course, in the order of time
   */
  static MeasureChange of(Measure measure, @Nullable InstrumentScale scale, List<MeasureScore> scores, List<Session> sessions) {
    return new MeasureChange(measure, scale, scores.stream()
        .map(score -> new TimedScore(score.at(), number(score.session(), score.at(), sessions), score.value()))
        .sorted(Comparator.comparing(TimedScore::at)).toList());
  }

  private static int number(@Nullable SessionId own, Instant at, List<Session> sessions) {
    return sessions.stream().filter(Session::isHeld).filter(s -> s.id().equals(own)).findFirst()
        .or(() -> sessions.stream().filter(Session::isHeld).filter(s -> !s.plannedAt().isAfter(at)).reduce((earlier, later) -> later))
        .map(Session::number).orElse(0);
  }

  public TimedScore first() {
    return scores.getFirst();
  }

  public TimedScore latest() {
    return scores.getLast();
  }

  public Direction direction() {
    return measure.higherIsBetter() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
  }

  /** Session by session: of several scores that follow one session, the last. */
  public Series series() {
    var bySession = new TreeMap<Integer, Double>();
    scores.forEach(score -> bySession.put(score.session(), score.value()));
    return Series.of(new Scale(measure.low(), measure.high(), direction()),
        bySession.entrySet().stream().map(e -> new Score(e.getKey(), e.getValue())).toList());
  }

  /** How many points make a change reliable, by one convention or another, the usual one first; none where it isn't classified. */
  public List<Threshold> reliableChanges() {
    if (scale != null) {
      return scale.reliableChanges();
    }
    Double given = measure.reliableChange();
    return given == null ? List.of() : List.of(new Threshold(given, "", ""));
  }

  public Optional<Threshold> usualReliableChange() {
    return reliableChanges().stream().findFirst();
  }

  /** The score between the clinical and the functional range; only of a measure that is classified. */
  public Optional<Threshold> cutOff() {
    return scale == null || reliableChanges().isEmpty() ? Optional.empty() : scale.usualCutOff();
  }

  /** Whether a score is on the worse side of the cut-off, which itself is on the worse side. */
  public boolean isClinical(double score) {
    return cutOff().filter(cutOff -> direction().worsening(score, cutOff.points()) <= 0).isPresent();
  }

  /** What changed from the first score to the latest, by the usual convention; nothing while there is one, or none is known. */
  public Optional<ReliableChange.Result> change() {
    return usualReliableChange().flatMap(this::change);
  }

  /** The same by another convention. */
  public Optional<ReliableChange.Result> change(Threshold threshold) {
    if (scores.size() < 2) {
      return Optional.empty();
    }
    ReliableChange rule = ReliableChange.of(direction(), new ReliableChange.Points(threshold.points()));
    return Optional.of(cutOff().map(cutOff -> rule.withCutOff(cutOff.points())).orElse(rule).between(first().value(), latest().value()));
  }

  /** Sudden gains and losses, the earliest first; only of a scale that starts at 0 and on which lower is better, as the criteria ask. */
  public List<SuddenChange> suddenChanges() {
    if (measure.low() != 0 || measure.higherIsBetter()) {
      return List.of();
    }
    return usualReliableChange().map(points -> {
      SuddenChangeCriteria criteria = SuddenChangeCriteria.withReliableChange(points.points());
      Series series = series();
      return Stream.concat(criteria.gains(series).stream(), criteria.losses(series).stream())
          .sorted(Comparator.comparingInt(SuddenChange::before)).toList();
    }).orElse(List.of());
  }
}
