package org.attune.app.outcomes;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The goals that clients set for themselves. Their therapist reads them; only they write and rate them. */
@Service
public class Goals {

  public static final int MAX_LENGTH = 300;
  private static final String TABLE = "goal";

  private final JdbcClient database;
  private final Queries queries;
  private final FieldEncryption encryption;
  private final Clock clock;

  Goals(JdbcClient database, Queries queries, FieldEncryption encryption, Clock clock) {
    this.database = database;
    this.queries = queries;
    this.encryption = encryption;
    this.clock = clock;
  }

  private record Sealed(UUID id, byte[] sealed, Instant writtenAt, @Nullable Instant putAwayAt) {}

  private record RatingRow(UUID goal, Goal.Rating rating) {}

  /** The goals of a course's client, the earliest first, those put away included. */
  @Transactional(readOnly = true)
  public List<Goal> of(Viewer viewer, CourseId course, PersonId client) {
    return queries.answer(batch -> of(viewer, course, client, batch));
  }

  /** The same, asked together with other things. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Supplier<List<Goal>> of(Viewer viewer, CourseId course, PersonId client, QueryBatch batch) {
    Supplier<List<Sealed>> goals = batch
        .sql("select id, sealed, written_at, put_away_at from goal where course_id = :course order by written_at, id")
        .param("course", course.value())
        .list((row, i) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("sealed"), row.getTimestamp("written_at").toInstant(),
            row.getTimestamp("put_away_at") == null ? null : row.getTimestamp("put_away_at").toInstant()));
    Supplier<List<RatingRow>> ratings = batch
        .sql("select goal_id, rated_on, value from goal_rating where course_id = :course order by rated_on")
        .param("course", course.value())
        .list((row, i) -> new RatingRow(row.getObject("goal_id", UUID.class),
            new Goal.Rating(row.getObject("rated_on", LocalDate.class), row.getInt("value"))));
    return () -> open(viewer, client, goals.get(), ratings.get());
  }

  private List<Goal> open(Viewer viewer, PersonId client, List<Sealed> goals, List<RatingRow> ratings) {
    if (goals.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> words = encryption.openAll(viewer, new KeyOwner.OfPerson(client), TABLE,
        goals.stream().collect(Collectors.toMap(Sealed::id, Sealed::sealed)));
    Map<UUID, List<Goal.Rating>> byGoal = ratings.stream()
        .collect(Collectors.groupingBy(RatingRow::goal, Collectors.mapping(RatingRow::rating, Collectors.toList())));
    return goals.stream().map(g -> new Goal(new GoalId(g.id()), words.getOrDefault(g.id(), ""), g.writtenAt(), g.putAwayAt(),
        byGoal.getOrDefault(g.id(), List.of()))).toList();
  }

  /** Sets a goal; {@code id} is the form's key, so that a form sent twice sets one. */
  @Transactional
  public void set(Viewer.Oneself viewer, GoalId id, CourseId course, String words) {
    if (words.isBlank()) {
      throw InvalidInput.at("words", "outcomes.goal.empty");
    }
    if (words.strip().length() > MAX_LENGTH) {
      throw InvalidInput.at("words", "outcomes.goal.too-long", MAX_LENGTH);
    }
    database.sql("""
            insert into goal (id, course_id, person_id, sealed, written_at) values (:id, :course, :person, :sealed, :now)
            on conflict do nothing
            """)
        .param("id", id.value()).param("course", course.value()).param("person", viewer.person().value())
        .param("sealed", encryption.seal(viewer, new KeyOwner.OfPerson(viewer.person()), TABLE, id.value(), words.strip()))
        .param("now", Timestamp.from(clock.instant())).update();
  }

  /** Says how near the goal feels today; a second answer on the same day replaces the first. */
  @Transactional
  public void rate(Viewer.Oneself viewer, GoalId goal, CourseId course, @Nullable Integer value, ZoneId zone) {
    if (value == null || value < Goal.LOWEST || value > Goal.HIGHEST) {
      throw InvalidInput.at("value", "outcomes.goal.value");
    }
    int rated = database.sql("""
            insert into goal_rating (goal_id, course_id, rated_on, value)
            select g.id, g.course_id, :today, :value from goal g
            where g.id = :goal and g.course_id = :course and g.put_away_at is null
            on conflict (goal_id, rated_on) do update set value = excluded.value
            """)
        .param("goal", goal.value()).param("course", course.value()).param("value", value)
        .param("today", Date.valueOf(LocalDate.ofInstant(clock.instant(), zone))).update();
    if (rated == 0) {
      throw new NotFound();
    }
  }

  /** It isn't asked about any more; what was said of it stays in the chart. */
  @Transactional
  public void putAway(Viewer.Oneself viewer, GoalId goal) {
    found(database.sql("update goal set put_away_at = coalesce(put_away_at, :now) where id = :id")
        .param("id", goal.value()).param("now", Timestamp.from(clock.instant())).update());
  }

  /** It is a goal again. */
  @Transactional
  public void takeUp(Viewer.Oneself viewer, GoalId goal) {
    found(database.sql("update goal set put_away_at = null where id = :id").param("id", goal.value()).update());
  }

  private static void found(int rows) {
    if (rows == 0) {
      throw new NotFound();
    }
  }
}
