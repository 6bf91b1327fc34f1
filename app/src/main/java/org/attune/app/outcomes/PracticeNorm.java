package org.attune.app.outcomes;

import java.time.Instant;
import java.util.Set;
import org.attune.app.measures.MeasureId;
import org.attune.engine.trajectory.GrowthCurve;
import org.attune.engine.trajectory.GrowthFit.Singularity;
import org.attune.engine.trajectory.OnTrackCalibration;
import org.jspecify.annotations.Nullable;

/**
 * How a measure goes in a practice's finished courses.
 *
 * @param curve         null while there are too few courses, or where no model fits them
 * @param singularities in what courses don't differ, as far as these show; empty for a full model
 * @param calibration   how far "not on track" could be relied on; null where that can't be said
 */
public record PracticeNorm(MeasureId measure, Data data, @Nullable GrowthCurve curve, Set<Singularity> singularities,
    @Nullable OnTrackCalibration calibration) {

  /** So many finished courses, each with two scores or more, are needed, so that either half of them can be fitted. */
  public static final int COURSES_NEEDED = 60;

  /** A figure of fewer courses than this is not shown. */
  public static final int FEWEST_SHOWN = 10;

  /**
   * What it rests on.
   *
   * @param first the time of the earliest score; null where there is none
   * @param last  the time of the latest
   */
  public record Data(int courses, long scores, @Nullable Instant first, @Nullable Instant last, Instant fittedAt) {}

  public PracticeNorm {
    singularities = Set.copyOf(singularities);
  }
}
