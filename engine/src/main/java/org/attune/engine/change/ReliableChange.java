package org.attune.engine.change;

import java.util.Objects;
import java.util.OptionalDouble;
import org.attune.engine.series.Direction;

/**
 * Reliable and clinically significant change between two scores (Jacobson &amp; Truax 1991).
 *
 * <p>A change is reliable when it is larger than the measure's error would make it ({@link Threshold}). With a {@linkplain
 * #withCutOff cut-off}, a reliable improvement that crosses to the better side is a recovery, and a reliable deterioration
 * that crosses to the worse side is named too. A score on the cut-off is still on the worse side ("10 or more" is
 * clinical), which differs from the R package clinicalsignificance only for a score of just that value.
 *
 * <p>Formulas as in that package (pedscience/clinicalsignificance: R/calc_rci_jt.R, commit 13d7739, R/rci-utils.R, commit
 * 22647ea, and R/calc_cutoff.R, commit 0cc81f4).
 */
public final class ReliableChange {
  /** When a change is reliable. */
  public sealed interface Threshold {
    /** The smallest change, in points, at which it may be. */
    double points();
  }

  /**
   * At the measure's published number of points or more, whichever way.
   *
   * @param points above zero
   */
  public record Points(double points) implements Threshold {
    /**
     * A rule by points.
     *
     * @throws IllegalArgumentException unless {@code points} is finite and above zero
     */
    public Points {
      if (!(points > 0) || points == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("points " + points);
      }
    }
  }

  /**
   * When the index |RCI| exceeds its critical value: RCI = change / S<sub>diff</sub>, S<sub>diff</sub> = √2·SD·√(1 − r).
   *
   * @param sd the standard deviation of the measure, in points, above zero
   * @param reliability r, at least 0 and below 1
   * @param critical above zero, 1.96 as a rule
   */
  public record Index(double sd, double reliability, double critical) implements Threshold {
    /**
     * A rule by the index.
     *
     * @throws IllegalArgumentException where a figure is outside its range
     */
    public Index {
      if (!(sd > 0) || sd == Double.POSITIVE_INFINITY
          || !(reliability >= 0 && reliability < 1)
          || !(critical > 0) || critical == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("SD " + sd + ", r " + reliability + ", critical value " + critical);
      }
    }

    /**
     * With the critical value 1.96, which chance exceeds five times in a hundred.
     *
     * @throws IllegalArgumentException where a figure is outside its range
     */
    public Index(double sd, double reliability) {
      this(sd, reliability, 1.96);
    }

    /** The standard error of a difference between two scores, in points. */
    public double standardErrorOfDifference() {
      return Math.sqrt(2) * sd * Math.sqrt(1 - reliability);
    }

    @Override
    public double points() {
      return critical * standardErrorOfDifference();
    }
  }

  /** What changed; {@code RECOVERED} and {@code HARMED} need a cut-off. Words for researchers, not for pages. */
  public enum Category {
    /** Reliably better, and across the cut-off. */
    RECOVERED,
    /** Reliably better. */
    IMPROVED,
    /** No reliable change. */
    UNCHANGED,
    /** Reliably worse. */
    DETERIORATED,
    /** Reliably worse, and across the cut-off. */
    HARMED
  }

  private final Direction direction;
  private final Threshold threshold;
  private final OptionalDouble cutOff;

  private ReliableChange(Direction direction, Threshold rule, OptionalDouble cutOff) {
    this.direction = Objects.requireNonNull(direction);
    this.threshold = Objects.requireNonNull(rule);
    this.cutOff = cutOff;
  }

  /** Without a cut-off: better, unchanged or worse. */
  public static ReliableChange of(Direction direction, Threshold rule) {
    return new ReliableChange(direction, rule, OptionalDouble.empty());
  }

  /**
   * With a cut-off between the clinical and the functional range.
   *
   * @param cutOff in points; a score of just this is on the worse side
   * @throws IllegalArgumentException where it is not finite
   */
  public ReliableChange withCutOff(double cutOff) {
    if (!Double.isFinite(cutOff)) {
      throw new IllegalArgumentException("cut-off " + cutOff);
    }
    return new ReliableChange(direction, threshold, OptionalDouble.of(cutOff));
  }

  /** Which way the measure is better. */
  public Direction direction() {
    return direction;
  }

  /** When a change is reliable. */
  public Threshold threshold() {
    return threshold;
  }

  /** The cut-off, in points; none unless it was given. */
  public OptionalDouble cutOff() {
    return cutOff;
  }

  /**
   * Compares an earlier and a later score; equal ones are {@link Category#UNCHANGED}.
   *
   * @throws IllegalArgumentException where a score is not finite
   */
  public Result between(double before, double after) {
    if (!Double.isFinite(before) || !Double.isFinite(after)) {
      throw new IllegalArgumentException("scores " + before + " and " + after);
    }
    double improvement = direction.worsening(after, before);
    boolean reliable =
        switch (threshold) {
          case Points(double points) -> Math.abs(improvement) >= points - 1e-9 * points;
          case Index index -> Math.abs(improvement) > index.points() * (1 + 1e-9);
        };
    OptionalDouble index =
        threshold instanceof Index i ? OptionalDouble.of(improvement / i.standardErrorOfDifference()) : OptionalDouble.empty();
    return new Result(this, before, after, improvement, index, category(before, after, reliable ? improvement : 0));
  }

  private Category category(double before, double after, double reliableImprovement) {
    if (reliableImprovement > 0) {
      return !functional(before) && functional(after) ? Category.RECOVERED : Category.IMPROVED;
    }
    if (reliableImprovement < 0) {
      return functional(before) && !functional(after) ? Category.HARMED : Category.DETERIORATED;
    }
    return Category.UNCHANGED;
  }

  /** Whether a score is better than the cut-off; never, where there is none. */
  private boolean functional(double score) {
    return cutOff.isPresent() && direction.worsening(score, cutOff.getAsDouble()) > 0;
  }

  /**
   * What changed between two scores.
   *
   * @param criterion the rule by which, and the cut-off
   * @param before the earlier score
   * @param after the later score
   * @param improvement the change in points, positive where it is for the better
   * @param index the RCI, positive where it is for the better; none where the rule is a number of points
   * @param category what that amounts to
   */
  public record Result(
      ReliableChange criterion,
      double before,
      double after,
      double improvement,
      OptionalDouble index,
      Category category) {
    /** Whether the change is larger than the measure's error would make it. */
    public boolean reliable() {
      return category != Category.UNCHANGED;
    }
  }
}
