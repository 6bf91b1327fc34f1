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
import org.attune.app.alliance.Criterion;
import org.attune.app.alliance.Finding;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.SignalId;
import org.attune.app.alliance.Strength;
import org.attune.app.checkins.Line;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PracticeId;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of signals and of the reasons for them. */
@Repository
public class SignalRows {

  private final JdbcClient database;

  SignalRows(JdbcClient database) {
    this.database = database;
  }

  /** The signals of some courses, the earliest first; one statement. */
  public List<Signal> of(List<CourseId> courses) {
    return read("s.course_id = any(:ids)", courses.stream().map(CourseId::value).toArray(UUID[]::new));
  }

  public Optional<Signal> find(SignalId id) {
    return read("s.id = any(:ids)", new UUID[] {id.value()}).stream().findFirst();
  }

  private List<Signal> read(String which, UUID[] ids) {
    var signals = new LinkedHashMap<SignalId, Signal>();
    var findings = new LinkedHashMap<SignalId, List<Finding>>();
    database.sql("""
            select s.id, s.course_id, s.session_id, s.raised_at, s.edited_at, s.continues, f.*
            from signal s join finding f on f.signal_id = s.id where %s
            order by s.raised_at, s.id, f.criterion, f.line
            """.formatted(which))
        .param("ids", ids)
        .query(row -> {
          var id = new SignalId(row.getObject("id", UUID.class));
          if (!signals.containsKey(id)) {
            signals.put(id, new Signal(id, new CourseId(row.getObject("course_id", UUID.class)),
                new SessionId(row.getObject("session_id", UUID.class)), row.getTimestamp("raised_at").toInstant(),
                row.getTimestamp("edited_at") != null, signalId(row.getObject("continues", UUID.class)), List.of()));
          }
          findings.computeIfAbsent(id, i -> new ArrayList<>()).add(finding(row));
        });
    return signals.values().stream()
        .map(s -> new Signal(s.id(), s.course(), s.session(), s.raisedAt(), s.edited(), s.continues(),
            findings.getOrDefault(s.id(), List.of())))
        .toList();
  }

  /** Raises a signal, unless the session has one. */
  public void raise(SignalId id, PracticeId practice, CourseId course, SessionId session, Instant at) {
    database.sql("""
            insert into signal (id, practice_id, course_id, session_id, raised_at)
            values (:id, :practice, :course, :session, :at) on conflict (session_id) do nothing
            """)
        .param("id", id.value()).param("practice", practice.value()).param("course", course.value())
        .param("session", session.value()).param("at", Timestamp.from(at)).update();
  }

  /** Adds a reason to the session's signal; one that was there already stays as it was found. */
  public void add(CourseId course, SessionId session, Finding finding) {
    Finding.Baseline baseline = finding.reckoning() instanceof Finding.Baseline b ? b : null;
    Finding.Expectation expectation = finding.reckoning() instanceof Finding.Expectation e ? e : null;
    Double sd = switch (finding.reckoning()) {
      case null -> null;
      case Finding.Baseline b -> Double.valueOf(b.ownSd());
      case Finding.Expectation e -> Double.valueOf(e.sd());
    };
    Integer courses = switch (finding.reckoning()) {
      case null -> null;
      case Finding.Baseline b -> Integer.valueOf(b.betweenCourses());
      case Finding.Expectation e -> Integer.valueOf(e.courses());
    };
    database.sql("""
            insert into finding (signal_id, course_id, criterion, line, strength, value, compared_to, check_in_version,
                                 earlier, own_sd, between_sd, between_courses, provisional, rarity, evidence)
            select id, :course, :criterion, :line, :strength, :value, :comparedTo, :version,
                   :earlier, :ownSd, :betweenSd, :betweenCourses, :provisional, :rarity, :evidence
            from signal where session_id = :session
            on conflict (signal_id, criterion, line) do update set holds = true
            """)
        .param("course", course.value()).param("session", session.value())
        .param("criterion", finding.criterion().code()).param("line", code(finding.line()))
        .param("strength", finding.strength().code()).param("value", finding.value())
        .param("comparedTo", finding.comparedTo()).param("version", finding.checkInVersion())
        .param("earlier", finding.reckoning() == null ? null : finding.reckoning().earlier())
        .param("ownSd", sd)
        .param("betweenSd", baseline == null ? null : baseline.betweenSd())
        .param("betweenCourses", courses)
        .param("provisional", baseline == null ? null : baseline.provisional())
        .param("rarity", finding.reckoning() == null ? null : finding.reckoning().rarity())
        .param("evidence", expectation == null ? null : expectation.evidence())
        .update();
  }

  /** Says which signal the session's one continues: that of the session before, or none. */
  public void follow(SessionId session, @Nullable SessionId before) {
    database.sql("""
            update signal set continues = (select b.id from signal b where b.session_id = cast(:before as uuid))
            where session_id = :session
            """)
        .param("before", before == null ? null : before.value()).param("session", session.value()).update();
  }

  /** Marks the session's signal, if it has one, as raised before the check-in was edited. */
  public void markEdited(SessionId session, Instant at) {
    database.sql("update signal set edited_at = :at where session_id = :session")
        .param("at", Timestamp.from(at)).param("session", session.value()).update();
  }

  /** Says of each reason of the session's signal that it no longer holds; those that do are added again. */
  public void doubt(SessionId session) {
    database.sql("""
            update finding set holds = false
            where holds and signal_id in (select id from signal where session_id = :session)
            """)
        .param("session", session.value()).update();
  }

  private static Finding finding(ResultSet row) throws SQLException {
    String line = row.getString("line");
    Criterion criterion = Criterion.of(row.getString("criterion"));
    Finding.Reckoning reckoning = switch (criterion) {
      case LOW_LINE, LINE_DROP -> null;
      case OWN_BASELINE -> new Finding.Baseline(row.getInt("earlier"), row.getDouble("compared_to"),
          row.getDouble("own_sd"), row.getDouble("between_sd"), row.getInt("between_courses"),
          row.getBoolean("provisional"), row.getDouble("rarity"));
      case PREDICTIVE -> new Finding.Expectation(row.getInt("earlier"), row.getDouble("compared_to"),
          row.getDouble("own_sd"), row.getDouble("evidence"), row.getInt("between_courses"), row.getDouble("rarity"));
    };
    return new Finding(criterion, line == null ? null : Line.valueOf(line.toUpperCase(Locale.ROOT)),
        Strength.of(row.getString("strength")), row.getDouble("value"), row.getDouble("compared_to"),
        row.getInt("check_in_version"), row.getBoolean("holds"), reckoning);
  }

  private static @Nullable SignalId signalId(@Nullable UUID id) {
    return id == null ? null : new SignalId(id);
  }

  private static @Nullable String code(@Nullable Line line) {
    return line == null ? null : line.name().toLowerCase(Locale.ROOT);
  }
}
