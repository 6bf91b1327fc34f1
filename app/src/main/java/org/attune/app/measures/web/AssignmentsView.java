package org.attune.app.measures.web;

import java.util.Collection;
import java.util.List;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PageContext;
import org.attune.app.measures.Instrument;
import org.attune.app.measures.InstrumentScale;
import org.attune.app.measures.MeasureAssignment;
import org.attune.app.measures.MeasureBurden;
import org.attune.app.measures.MeasureResponse;
import org.attune.engine.scoring.ScoreResult;

/** What the client of a course is asked, and what they sent. */
public record AssignmentsView(MeasuredCourse of, boolean own, List<MeasureAssignment> asked, MeasureBurden burden,
                              Collection<Instrument> offered, List<MeasureResponse> sent, AssignmentForm form, FieldErrors errors) {

  public boolean hasRiskPlanRefusal() {
    FieldErrors.Message refused = errors.byField().get("instrument");
    return refused != null && refused.key().equals("measures.assign.no-plan");
  }

  /** What a response came to, in a few words for each of its scales. */
  public static String result(PageContext page, MeasureResponse response) {
    return String.join(", ", response.instrument().score(response.values()).entrySet().stream()
        .map(e -> result(page, e.getKey(), e.getValue())).toList());
  }

  private static String result(PageContext page, InstrumentScale scale, ScoreResult result) {
    return switch (result) {
      case ScoreResult.Scored scored when scored.isEstimated() ->
          page.t("measures.result.estimated", scale.name(), page.number(scored.value()), scored.answered(), scored.items());
      case ScoreResult.Scored scored -> page.t("measures.result", scale.name(), page.number(scored.value()));
      case ScoreResult.NotScored none -> page.t("measures.result.none", scale.name(), none.answered(), none.items());
    };
  }
}
