package org.attune.app.alliance.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.SignalCriterion;
import org.attune.app.alliance.SignalId;
import org.attune.app.alliance.SignalReason;
import org.attune.app.alliance.SignalStrength;
import org.attune.app.checkins.Item;
import org.attune.app.database.Queries;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of signals and of the reasons for them. */
@Repository
public class SignalRepository {

  private final JdbcClient database;
  private final Queries queries;

  SignalRepository(JdbcClient database, Queries queries) {
    this.database = database;
    this.queries = queries;
  }

  /** The signals of some courses, the earliest first; one statement. */
  public List<Signal> of(List<CourseId> courses) {
    return queries.answer(batch -> of(courses, batch));
  }

  /** The same, asked together with other things. */
  public Supplier<List<Signal>> of(List<CourseId> courses, QueryBatch batch) {
    return read("s.course_id = any(:ids)", courses.stream().map(CourseId::value).toArray(UUID[]::new), batch);
  }

  public Optional<Signal> find(SignalId id) {
    return queries.answer(batch -> read("s.id = any(:ids)", new UUID[] {id.value()}, batch)).stream().findFirst();
  }

  private static Supplier<List<Signal>> read(String which, UUID[] ids, QueryBatch batch) {
    return batch.sql("""
            select s.id, s.course_id, s.session_id, s.raised_at, s.edited_at, s.continues, f.*
            from signal s join finding f on f.signal_id = s.id where %s
            order by s.raised_at, s.id, f.criterion, f.line
            """.formatted(which))
        .param("ids", ids).read(SignalRepository::signals);
  }

  private static List<Signal> signals(ResultSet row) throws SQLException {
    var signals = new LinkedHashMap<SignalId, Signal>();
    var findings = new LinkedHashMap<SignalId, List<SignalReason>>();
    while (row.next()) {
      var id = new SignalId(row.getObject("id", UUID.class));
      if (!signals.containsKey(id)) {
        signals.put(id, new Signal(id, new CourseId(row.getObject("course_id", UUID.class)),
            new SessionId(row.getObject("session_id", UUID.class)), row.getTimestamp("raised_at").toInstant(),
            row.getTimestamp("edited_at") != null, signalId(row.getObject("continues", UUID.class)), List.of()));
      }
      findings.computeIfAbsent(id, i -> new ArrayList<>()).add(finding(row));
    }
    return signals.values().stream()
        .map(s -> new Signal(s.id(), s.course(), s.session(), s.raisedAt(), s.edited(), s.continues(),
            findings.getOrDefault(s.id(), List.of())))
        .toList();
  }

  /**
   * Raises a session's signal with its reasons. One that it has stays, and so do reasons that it has, as they were found; where
   * the check-in was edited, those that were not found again no longer hold.
   *
   * @param continued the session before, whose signal this one continues; or null
   */
  public void raise(Signal signal, PracticeId practice, @Nullable SessionId continued) {
    List<SignalReason> found = signal.findings();
    database.sql("""
            with found as materialized (
              select * from unnest(:criteria::text[], :lines::text[], :strengths::text[], :values::float8[], :comparedTo::float8[],
                                   :versions::int[], :earlier::int[], :ownSds::float8[], :betweenSds::float8[], :courses::int[],
                                   :provisional::boolean[], :rarities::float8[], :evidence::float8[])
                as f (criterion, line, strength, value, compared_to, check_in_version, earlier, own_sd, between_sd,
                      between_courses, provisional, rarity, evidence)),
            raised as (
              insert into signal as s (id, practice_id, course_id, session_id, raised_at, continues)
              values (:id, :practice, :course, :session, :at, (select b.id from signal b where b.session_id = :continued::uuid))
              on conflict (session_id) do update
                set continues = excluded.continues, edited_at = case when :edited then :at else s.edited_at end
              returning id),
            doubted as (
              update finding f set holds = false from raised
              where :edited and f.signal_id = raised.id and f.holds
                and not exists (select from found n where n.criterion = f.criterion and n.line is not distinct from f.line))
            insert into finding (signal_id, course_id, criterion, line, strength, value, compared_to, check_in_version,
                                 earlier, own_sd, between_sd, between_courses, provisional, rarity, evidence)
            select raised.id, :course, found.* from raised, found
            on conflict (signal_id, criterion, line) do update set holds = true
            """)
        .param("id", signal.id().value()).param("practice", practice.value()).param("course", signal.course().value())
        .param("session", signal.session().value()).param("at", Timestamp.from(signal.raisedAt()))
        .param("edited", signal.edited()).param("continued", continued == null ? null : continued.value())
        .param("criteria", each(found, String[]::new, f -> f.criterion().code()))
        .param("lines", each(found, String[]::new, f -> code(f.item())))
        .param("strengths", each(found, String[]::new, f -> f.strength().code()))
        .param("values", each(found, Double[]::new, SignalReason::value))
        .param("comparedTo", each(found, Double[]::new, SignalReason::comparedTo))
        .param("versions", each(found, Integer[]::new, SignalReason::checkInVersion))
        .param("earlier", each(found, Integer[]::new, f -> f.calculation() == null ? null : f.calculation().earlierCheckIns()))
        .param("ownSds", each(found, Double[]::new, f -> switch (f.calculation()) {
          case null -> null;
          case SignalReason.BaselineCalculation b -> b.ownSd();
          case SignalReason.PredictiveCalculation e -> e.sd();
        }))
        .param("betweenSds", each(found, Double[]::new, f -> f.calculation() instanceof SignalReason.BaselineCalculation b ? b.betweenSd() : null))
        .param("courses", each(found, Integer[]::new, f -> switch (f.calculation()) {
          case null -> null;
          case SignalReason.BaselineCalculation b -> b.betweenCourses();
          case SignalReason.PredictiveCalculation e -> e.courses();
        }))
        .param("provisional", each(found, Boolean[]::new, f -> f.calculation() instanceof SignalReason.BaselineCalculation b ? b.provisional() : null))
        .param("rarities", each(found, Double[]::new, f -> f.calculation() == null ? null : f.calculation().tailProbability()))
        .param("evidence", each(found, Double[]::new, f -> f.calculation() instanceof SignalReason.PredictiveCalculation e ? e.evidence() : null))
        .update();
  }

  private static <T> @Nullable T[] each(List<SignalReason> findings, IntFunction<@Nullable T[]> array,
      Function<SignalReason, @Nullable T> of) {
    return findings.stream().map(of).toArray(array);
  }

  /** Marks the session's signal, if it has one, as raised before the check-in was edited: no reason of it holds. */
  public void markOutdated(SessionId session, Instant at) {
    database.sql("""
            with marked as (update signal set edited_at = :at where session_id = :session returning id)
            update finding f set holds = false from marked where f.signal_id = marked.id and f.holds
            """)
        .param("session", session.value()).param("at", Timestamp.from(at)).update();
  }

  private static SignalReason finding(ResultSet row) throws SQLException {
    String line = row.getString("line");
    SignalCriterion criterion = SignalCriterion.of(row.getString("criterion"));
    SignalReason.Calculation calculation = switch (criterion) {
      case LOW_LINE, LINE_DROP -> null;
      case OWN_BASELINE -> new SignalReason.BaselineCalculation(row.getInt("earlier"), row.getDouble("compared_to"),
          row.getDouble("own_sd"), row.getDouble("between_sd"), row.getInt("between_courses"),
          row.getBoolean("provisional"), row.getDouble("rarity"));
      case PREDICTIVE -> new SignalReason.PredictiveCalculation(row.getInt("earlier"), row.getDouble("compared_to"),
          row.getDouble("own_sd"), row.getDouble("evidence"), row.getInt("between_courses"), row.getDouble("rarity"));
    };
    return new SignalReason(criterion, line == null ? null : Item.valueOf(line.toUpperCase(Locale.ROOT)),
        SignalStrength.of(row.getString("strength")), row.getDouble("value"), row.getDouble("compared_to"),
        row.getInt("check_in_version"), row.getBoolean("holds"), calculation);
  }

  private static @Nullable SignalId signalId(@Nullable UUID id) {
    return id == null ? null : new SignalId(id);
  }

  private static @Nullable String code(@Nullable Item item) {
    return item == null ? null : item.name().toLowerCase(Locale.ROOT);
  }
}
