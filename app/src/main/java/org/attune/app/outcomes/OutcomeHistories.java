package org.attune.app.outcomes;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.database.Queries;
import org.attune.app.identity.Viewer;
import org.attune.app.measures.Instruments;
import org.attune.app.measures.Measure;
import org.attune.app.measures.MeasureId;
import org.attune.app.measures.MeasureScore;
import org.attune.app.measures.MeasureScores;
import org.attune.app.sessions.Course;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How clients are doing, read in a fixed number of queries, however long the course is. */
@Service
public class OutcomeHistories {

  private final AllianceHistories alliances;
  private final MeasureScores scores;
  private final Instruments instruments;
  private final Goals goals;
  private final SharedInterpretations interpretations;
  private final PracticeNorms norms;
  private final Queries queries;

  OutcomeHistories(AllianceHistories alliances, MeasureScores scores, Instruments instruments, Goals goals,
      SharedInterpretations interpretations, PracticeNorms norms, Queries queries) {
    this.alliances = alliances;
    this.scores = scores;
    this.instruments = instruments;
    this.goals = goals;
    this.interpretations = interpretations;
    this.norms = norms;
    this.queries = queries;
  }

  /** As its client looks at it. */
  @Transactional(readOnly = true)
  public OutcomeHistory ofClient(Viewer.Oneself viewer, Course course) {
    return of(viewer, course, alliances.of(viewer, course));
  }

  /** As its therapist looks at it, which counts as reading the alliance; what waits for their own rating waits here too. */
  @Transactional
  public OutcomeHistory readByTherapist(Viewer.Member viewer, Course course) {
    return of(viewer, course,
        alliances.readByTherapist(viewer, course, alliances.signalsAndRepairs(viewer, List.of(course.id())), false).history());
  }

  private OutcomeHistory of(Viewer viewer, Course course, AllianceHistory alliance) {
    return queries.answer(batch -> {
      Supplier<Map<Measure, List<MeasureScore>>> byMeasure = scores.byMeasure(viewer, course.id(), batch);
      Supplier<List<Goal>> own = goals.of(viewer, course.id(), course.client(), batch);
      Supplier<SharedInterpretation> shared = interpretations.of(viewer, course.id(), batch);
      Supplier<Map<MeasureId, PracticeNorm>> known = norms.of(viewer, course.practice(), batch);
      return () -> new OutcomeHistory(alliance, byMeasure.get().entrySet().stream()
          .map(e -> MeasureChange.of(e.getKey(), instruments.scaleOf(viewer, e.getKey()).orElse(null), e.getValue(), alliance.sessions()))
          .toList(), own.get(), shared.get(), known.get());
    });
  }
}
