package org.attune.app.checkins;

import java.util.List;
import java.util.UUID;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.sessions.SessionId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scores under names of their own, that were brought in beside the five lines. */
@Service
public class Scores {

  private static final RowMapper<Measure> MEASURE = (row, i) -> new Measure(
      new MeasureId(row.getObject("id", UUID.class)), new PracticeId(row.getObject("practice_id", UUID.class)),
      row.getString("name"), row.getDouble("low"), row.getDouble("high"), row.getBoolean("higher_is_better"));

  private final JdbcClient database;

  Scores(JdbcClient database) {
    this.database = database;
  }

  /** The measures of the practices that the viewer knows, by name. */
  @Transactional(readOnly = true)
  public List<Measure> measures(Viewer viewer) {
    return database.sql("select * from measure order by name, low, high").query(MEASURE).list();
  }

  /** The measure of this name and range, made where there is none yet. */
  @Transactional
  public MeasureId measure(Viewer viewer, PracticeId practice, String name, double low, double high,
                           boolean higherIsBetter) {
    database.sql("""
            insert into measure (id, practice_id, name, low, high, higher_is_better)
            values (:id, :practice, :name, :low, :high, :higher) on conflict do nothing
            """)
        .param("id", UUID.randomUUID()).param("practice", practice.value()).param("name", name).param("low", low)
        .param("high", high).param("higher", higherIsBetter).update();
    return new MeasureId(database.sql("""
            select id from measure
            where practice_id = :practice and name = :name and low = :low and high = :high and higher_is_better = :higher
            """)
        .param("practice", practice.value()).param("name", name).param("low", low).param("high", high)
        .param("higher", higherIsBetter).query(UUID.class).single());
  }

  /** All named scores of a course, in the order of its sessions. */
  @Transactional(readOnly = true)
  public List<NamedScore> series(Viewer viewer, CourseId course) {
    return database.sql("""
            select n.* from named_score n join session s on s.id = n.session_id
            where n.course_id = :course order by s.planned_at, n.session_id, n.measure_id
            """)
        .param("course", course.value())
        .query((row, i) -> new NamedScore(new CourseId(row.getObject("course_id", UUID.class)),
            new SessionId(row.getObject("session_id", UUID.class)),
            new MeasureId(row.getObject("measure_id", UUID.class)), row.getDouble("value")))
        .list();
  }

  /** Brings in past scores, all under one import that can be undone; says how many were new. */
  @Transactional
  public int importAll(Viewer viewer, PracticeId practice, UUID importId, List<NamedScore> past) {
    return database.sql("""
            insert into named_score (session_id, measure_id, course_id, practice_id, value, import_id)
            select p.session, p.measure, p.course, :practice, p.value, :import
            from unnest(:sessions::uuid[], :measures::uuid[], :courses::uuid[], :values::float8[]) as p (session, measure, course, value)
            on conflict do nothing
            """)
        .param("practice", practice.value()).param("import", importId)
        .param("sessions", past.stream().map(p -> p.session().toString()).toArray(String[]::new))
        .param("measures", past.stream().map(p -> p.measure().toString()).toArray(String[]::new))
        .param("courses", past.stream().map(p -> p.course().toString()).toArray(String[]::new))
        .param("values", past.stream().map(NamedScore::value).toArray(Double[]::new))
        .update();
  }

  /** Takes out what an import brought in; says how many scores that were. */
  @Transactional
  public int undoImport(Viewer viewer, UUID importId) {
    return database.sql("delete from named_score where import_id = :import").param("import", importId).update();
  }
}
