package org.attune.app.outcomes;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What therapists and clients agreed on: whether the client's own page says what scores mean. */
@Service
public class SharedInterpretations {

  private final JdbcClient database;
  private final Queries queries;
  private final Clock clock;

  SharedInterpretations(JdbcClient database, Queries queries, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public SharedInterpretation of(Viewer viewer, CourseId course) {
    return queries.answer(batch -> of(viewer, course, batch));
  }

  private record Agreement(String chair, Instant at) {}

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<SharedInterpretation> of(Viewer viewer, CourseId course, QueryBatch batch) {
    Supplier<List<Agreement>> agreed = batch.sql("select chair, agreed_at from shared_interpretation where course_id = :course")
        .param("course", course.value())
        .list((row, i) -> new Agreement(row.getString("chair"), row.getTimestamp("agreed_at").toInstant()));
    return () -> {
      Map<String, Instant> byChair = agreed.get().stream().collect(Collectors.toMap(Agreement::chair, Agreement::at));
      return new SharedInterpretation(byChair.get("therapist"), byChair.get("client"));
    };
  }

  /** The viewer agrees; it is on once the other does too. */
  @Transactional
  public void agree(Viewer viewer, CourseId course) {
    database.sql("insert into shared_interpretation (course_id, chair, agreed_at) values (:course, :chair, :now) on conflict do nothing")
        .param("course", course.value()).param("chair", chair(viewer)).param("now", Timestamp.from(clock.instant())).update();
  }

  /** The viewer takes it back: it is off at once. */
  @Transactional
  public void takeBack(Viewer viewer, CourseId course) {
    database.sql("delete from shared_interpretation where course_id = :course and chair = :chair")
        .param("course", course.value()).param("chair", chair(viewer)).update();
  }

  private static String chair(Viewer viewer) {
    return viewer instanceof Viewer.Oneself ? "client" : "therapist";
  }
}
