package org.attune.app.outcomes.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PageContext;
import org.attune.app.outcomes.PracticeNorm;
import org.attune.engine.trajectory.OnTrackCalibration;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of courses in a practice.
 *
 * @param acceptedOn null while the practice did not accept what predictions are for
 * @param decides    whether the viewer may
 */
public record PracticeNormsView(@Nullable LocalDate acceptedOn, boolean decides, List<MeasureNorm> measures, ZoneId zone,
    FieldErrors errors) {

  /** @param norm null while it was not worked out */
  public record MeasureNorm(String name, @Nullable PracticeNorm norm) {}

  /** How many of the measures are worked out. */
  public long done() {
    return measures.stream().filter(measure -> measure.norm() != null).count();
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** Which data, when, how many, and how well a model fits them: a sentence each. */
  public List<String> sentences(PageContext page, PracticeNorm norm) {
    PracticeNorm.Data data = norm.data();
    String worked = page.t("outcomes.norms.fitted", page.date(day(data.fittedAt())));
    if (data.first() == null || data.last() == null) {
      return List.of(page.t("outcomes.norms.too-few", PracticeNorm.COURSES_NEEDED, 0), worked);
    }
    String from = page.t("outcomes.norms.data", data.courses(), data.scores(), page.date(day(data.first())), page.date(day(data.last())));
    if (data.courses() < PracticeNorm.COURSES_NEEDED) {
      return List.of(page.t("outcomes.norms.too-few", PracticeNorm.COURSES_NEEDED, data.courses()), worked);
    }
    if (norm.curve() == null) {
      return List.of(from, page.t("outcomes.norms.no-fit"), worked);
    }
    String full = norm.singularities().isEmpty() ? page.t("outcomes.norms.full")
        : String.join(" ", norm.singularities().stream().sorted()
            .map(one -> page.t("outcomes.norms.singular." + one.name().toLowerCase(Locale.ROOT).replace('_', '-'))).toList());
    return List.of(from, page.t("outcomes.norms.curve", page.number(norm.curve().expected(1).mean()), page.number(norm.curve().expected(10).mean())),
        full, worked);
  }

  /** A row of the table of what became of courses; a count of too few courses is null. */
  public record CalibrationRow(String words, @Nullable Integer courses, @Nullable Integer worse) {}

  /** What became of courses that were off track once, and of the others. */
  public List<CalibrationRow> rows(PageContext page, OnTrackCalibration found) {
    return List.of(row(page.t("outcomes.norms.flagged"), found.flagged(), found.flaggedWorse()),
        row(page.t("outcomes.norms.others"), found.others(), found.othersWorse()));
  }

  private static CalibrationRow row(String words, int courses, int worse) {
    return courses < PracticeNorm.FEWEST_SHOWN ? new CalibrationRow(words, null, null)
        : new CalibrationRow(words, courses, Math.toIntExact(Math.round(100.0 * worse / courses)));
  }
}
