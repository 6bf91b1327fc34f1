package org.attune.engine.series;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * One client's scores in order of session; immutable.
 *
 * <p>A session without a score is simply absent: numbers may have gaps, and nothing stands for "missing". Scores may
 * arrive in any order. Two scores for one session, one that is not a number, one outside the scale, and a session number
 * below zero are refused with {@link InvalidScoreException}.
 */
public final class Series {
  private final Scale scale;
  /** Shared by a series and its beginnings, of which each knows its own size. */
  private final int[] sessions;

  private final double[] values;
  private final int size;

  private Series(Scale scale, int[] sessions, double[] values, int size) {
    this.scale = scale;
    this.sessions = sessions;
    this.values = values;
    this.size = size;
  }

  /**
   * A series of the given scores, in whatever order they come; none make an empty series.
   *
   * @throws InvalidScoreException where a session is below zero or has a second score, or a score is not a number or outside the scale
   */
  public static Series of(Scale scale, Collection<Score> scores) {
    Objects.requireNonNull(scale);
    List<Score> sorted = new ArrayList<>(scores);
    sorted.sort(Comparator.comparingInt(Score::session));
    int[] sessions = new int[sorted.size()];
    double[] values = new double[sorted.size()];
    for (int i = 0; i < sessions.length; i++) {
      Score score = sorted.get(i);
      sessions[i] = score.session();
      values[i] = score.value();
      if (score.session() < 0) {
        throw new InvalidScoreException(score.session(), InvalidScoreException.Reason.SESSION_BELOW_ZERO);
      }
      if (Double.isNaN(score.value())) {
        throw new InvalidScoreException(score.session(), InvalidScoreException.Reason.NOT_A_NUMBER);
      }
      if (!scale.contains(score.value()) || Double.isInfinite(score.value())) {
        throw new InvalidScoreException(score.session(), InvalidScoreException.Reason.OUT_OF_RANGE);
      }
      if (i > 0 && sessions[i - 1] == score.session()) {
        throw new InvalidScoreException(score.session(), InvalidScoreException.Reason.SECOND_FOR_ITS_SESSION);
      }
    }
    return new Series(scale, sessions, values, sessions.length);
  }

  /**
   * A series whose scores follow sessions 1, 2, 3 and so on.
   *
   * @throws InvalidScoreException where a score is not a number or outside the scale
   */
  public static Series of(Scale scale, double... values) {
    List<Score> scores = new ArrayList<>(values.length);
    for (double value : values) {
      scores.add(new Score(scores.size() + 1, value));
    }
    return of(scale, scores);
  }

  /** Collects the scores of a series on a scale. */
  public static Builder builder(Scale scale) {
    return new Builder(scale);
  }

  /** The scale of all its scores. */
  public Scale scale() {
    return scale;
  }

  /** The scores, earliest session first; the list can't be changed. */
  public List<Score> scores() {
    return new Scores();
  }

  /** How many scores it has; sessions without one don't count. */
  public int size() {
    return size;
  }

  /**
   * The score at a place in the series, from 0 on; not the number of a session.
   *
   * @throws IndexOutOfBoundsException where there is no such place
   */
  public double value(int index) {
    return values[Objects.checkIndex(index, size)];
  }

  /**
   * The number of the session at a place in the series, from 0 on.
   *
   * @throws IndexOutOfBoundsException where there is no such place
   */
  public int session(int index) {
    return sessions[Objects.checkIndex(index, size)];
  }

  /** The score of the latest session that has one; none in an empty series. */
  public Optional<Score> latest() {
    return size == 0 ? Optional.empty() : Optional.of(new Score(sessions[size - 1], values[size - 1]));
  }

  /** All but the latest score; an empty series stays empty. */
  public Series withoutLatest() {
    return first(Math.max(0, size - 1));
  }

  /** What was known after the given session: its score, where it has one, and all before it. */
  public Series upToSession(int session) {
    int place = Arrays.binarySearch(sessions, 0, size, session);
    return first(place >= 0 ? place + 1 : -place - 1);
  }

  /**
   * What was known after so many scores.
   *
   * @throws IndexOutOfBoundsException where {@code count} is below zero or above the size
   */
  public Series first(int count) {
    return new Series(scale, sessions, values, Objects.checkIndex(count, size + 1));
  }

  /** The bare values, earliest session first, in a copy. */
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** Number, mean and spread of all scores. */
  public SummaryStatistics summary() {
    return SummaryStatistics.of(values, size);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series that && scale.equals(that.scale) && scores().equals(that.scores());
  }

  @Override
  public int hashCode() {
    return Objects.hash(scale, scores());
  }

  @Override
  public String toString() {
    return "Series" + scores();
  }

  /** The scores as a list, made as they are asked for. */
  private final class Scores extends AbstractList<Score> implements RandomAccess {
    @Override
    public Score get(int index) {
      return new Score(session(index), value(index));
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** Collects scores, in any order. */
  public static final class Builder {
    private final Scale scale;
    private final List<Score> scores = new ArrayList<>();

    private Builder(Scale scale) {
      this.scale = Objects.requireNonNull(scale);
    }

    /** Adds a score; whether the series can hold it is asked by {@link #build}. */
    public Builder add(int session, double value) {
      scores.add(new Score(session, value));
      return this;
    }

    /**
     * The series of the scores so far.
     *
     * @throws InvalidScoreException as {@link Series#of(Scale, Collection)}
     */
    public Series build() {
      return of(scale, scores);
    }
  }
}
