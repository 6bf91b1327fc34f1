package org.attune.engine.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One client's scores in order of session; immutable.
 *
 * <p>A session without a score is simply absent: numbers may have gaps, and nothing stands for "missing". Scores may
 * arrive in any order. Two scores for one session, one that is not a number, one outside the scale, and a session number
 * below zero are refused with {@link RefusedScore}.
 */
public final class Series {
  private final Scale scale;
  private final List<Score> scores;

  private Series(Scale scale, List<Score> sorted) {
    this.scale = scale;
    this.scores = sorted;
  }

  /** A series of the given scores, in whatever order they come. */
  public static Series of(Scale scale, Collection<Score> scores) {
    Objects.requireNonNull(scale);
    List<Score> sorted = new ArrayList<>(scores);
    sorted.sort(Comparator.comparingInt(Score::session));
    for (int i = 0; i < sorted.size(); i++) {
      Score score = sorted.get(i);
      if (score.session() < 0) {
        throw new RefusedScore(score.session(), RefusedScore.Reason.SESSION_BELOW_ZERO);
      }
      if (Double.isNaN(score.value())) {
        throw new RefusedScore(score.session(), RefusedScore.Reason.NOT_A_NUMBER);
      }
      if (!scale.contains(score.value()) || Double.isInfinite(score.value())) {
        throw new RefusedScore(score.session(), RefusedScore.Reason.OUT_OF_RANGE);
      }
      if (i > 0 && sorted.get(i - 1).session() == score.session()) {
        throw new RefusedScore(score.session(), RefusedScore.Reason.SECOND_FOR_ITS_SESSION);
      }
    }
    return new Series(scale, List.copyOf(sorted));
  }

  /** A series whose scores follow sessions 1, 2, 3 and so on. */
  public static Series of(Scale scale, double... values) {
    List<Score> scores = new ArrayList<>(values.length);
    for (double value : values) {
      scores.add(new Score(scores.size() + 1, value));
    }
    return of(scale, scores);
  }

  public static Builder on(Scale scale) {
    return new Builder(scale);
  }

  public Scale scale() {
    return scale;
  }

  /** The scores, earliest session first. */
  public List<Score> scores() {
    return scores;
  }

  public int size() {
    return scores.size();
  }

  public Optional<Score> latest() {
    return scores.isEmpty() ? Optional.empty() : Optional.of(scores.getLast());
  }

  /** All but the latest score; an empty series stays empty. */
  public Series earlier() {
    return new Series(scale, scores.subList(0, Math.max(0, scores.size() - 1)));
  }

  /** What was known after the given session: its score, where it has one, and all before it. */
  public Series upTo(int session) {
    int end = scores.size();
    while (end > 0 && scores.get(end - 1).session() > session) {
      end--;
    }
    return new Series(scale, scores.subList(0, end));
  }

  /** The bare values, earliest session first. */
  public double[] values() {
    double[] values = new double[scores.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = scores.get(i).value();
    }
    return values;
  }

  /** Number, mean and spread of all scores. */
  public Summary summary() {
    return Summary.of(values());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series that && scale.equals(that.scale) && scores.equals(that.scores);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scale, scores);
  }

  @Override
  public String toString() {
    return "Series" + Arrays.toString(scores.toArray());
  }

  /** Collects scores, in any order. */
  public static final class Builder {
    private final Scale scale;
    private final List<Score> scores = new ArrayList<>();

    private Builder(Scale scale) {
      this.scale = Objects.requireNonNull(scale);
    }

    public Builder add(int session, double value) {
      scores.add(new Score(session, value));
      return this;
    }

    public Series build() {
      return of(scale, scores);
    }
  }
}
