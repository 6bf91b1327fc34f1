package org.attune.app.interop.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ImportedCheckIn;
import org.attune.app.checkins.Lines;
import org.attune.app.checkins.MeasureId;
import org.attune.app.checkins.NamedScore;
import org.attune.app.checkins.Scores;
import org.attune.app.identity.Contact;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.interop.Import;
import org.attune.app.interop.ImportId;
import org.attune.app.interop.Imports;
import org.attune.app.interop.internal.Reading.Observation;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Refused;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.ImportedSession;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.attune.app.sharing.Looked;
import org.attune.app.sharing.Looks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a confirmed file in, and takes it out again: each in one transaction. */
@Service
public class ImportRuns {

  private static final int BATCH = 2000;

  private final JdbcClient database;
  private final Imports imports;
  private final Courses courses;
  private final Sessions sessions;
  private final CheckIns checkIns;
  private final Scores scores;
  private final People people;
  private final Looks looks;
  private final Progress progress;
  private final Clock clock;

  ImportRuns(JdbcClient database, Imports imports, Courses courses, Sessions sessions, CheckIns checkIns, Scores scores,
      People people, Looks looks, Progress progress, Clock clock) {
    this.database = database;
    this.imports = imports;
    this.courses = courses;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.scores = scores;
    this.people = people;
    this.looks = looks;
    this.progress = progress;
    this.clock = clock;
  }

  /** Brings in what was confirmed; nothing where that was done before. */
  @Transactional
  public void run(Viewer.Member viewer, ImportId id) {
    Imports.Preview preview = imports.preview(viewer, id)
        .filter(p -> p.staged().of().state() == Import.State.WAITING).orElse(null);
    if (preview == null) {
      return;
    }
    var run = new Run(viewer, id, preview);
    run.all();
    int done = database.sql("""
            update import set state = 'done', progress = todo, clients = :clients, sessions = :sessions,
              scores = :scores, already = :already, finished_at = :now, version = version + 1
            where id = :id and state = 'waiting'
            """)
        .param("clients", run.newClients).param("sessions", run.newSessions).param("scores", run.newScores)
        .param("already", run.taken - run.newScores).param("now", Timestamp.from(clock.instant()))
        .param("id", id.value()).update();
    if (done == 0) {
      throw new IllegalStateException("the import was brought in by another process meanwhile");
    }
    forget(id);
  }

  /** Says that a confirmed file could not come in as it was previewed: nothing of it did. */
  @Transactional
  public void refuse(Viewer.Member viewer, ImportId id) {
    database.sql("""
            update import set state = 'refused', finished_at = :now, version = version + 1
            where id = :id and state = 'waiting'
            """).param("now", Timestamp.from(clock.instant())).param("id", id.value()).update();
    forget(id);
  }

  private void forget(ImportId id) {
    database.sql("delete from import_file where import_id = :id").param("id", id.value()).update();
    database.sql("delete from import_plan where import_id = :id").param("id", id.value()).update();
  }

  /** Takes out all that an import made, unless something was built on it; twice is once. */
  @Transactional
  public void undo(Viewer.Member viewer, ImportId id) {
    Import of = imports.find(viewer, id).orElseThrow(NotFound::new);
    if (of.state() == Import.State.UNDONE) {
      return;
    }
    int mine = database.sql("""
            update import set state = 'undone', undone_at = :now, version = version + 1 where id = :id and state = 'done'
            """).param("now", Timestamp.from(clock.instant())).param("id", id.value()).update();
    if (mine == 0) {
      throw new NotFound();
    }
    int answers = checkIns.undoImport(viewer, id.value());
    scores.undoImport(viewer, id.value());
    for (Made made : made(id)) {
      // whatever still hangs on these sessions, or came after with these answers as its past, is not ours to take away
      List<CheckIn> left = checkIns.series(viewer, made.course());
      boolean builtOn = left.stream().anyMatch(c -> made.sessions().contains(c.session().value()))
          || scores.series(viewer, made.course()).stream().anyMatch(s -> made.sessions().contains(s.session().value()))
          || answers > 0 && of.finishedAt() != null
              && left.stream().anyMatch(c -> !c.imported() && c.submittedAt().isAfter(of.finishedAt()));
      if (!builtOn && made.newClient() != null) {
        builtOn = sessions.of(viewer, made.course()).stream().anyMatch(s -> !made.sessions().contains(s.id().value()))
            || people.find(viewer, made.newClient()).map(p -> p.signInName() != null).orElse(false);
      }
      if (builtOn) {
        throw new Refused("interop.refused.built-on");
      }
      sessions.removeImported(viewer, made.sessions().stream().map(SessionId::new).toList());
      if (made.newClient() != null) {
        people.erase(new Viewer.Oneself(made.newClient()));
      }
    }
    database.sql("delete from import_made where import_id = :id").param("id", id.value()).update();
  }

  private record Made(CourseId course, @Nullable PersonId newClient, Set<UUID> sessions) {}

  private List<Made> made(ImportId id) {
    return database.sql("select course_id, new_client, sessions from import_made where import_id = :id")
        .param("id", id.value())
        .query((row, i) -> {
          UUID client = row.getObject("new_client", UUID.class);
          return new Made(new CourseId(row.getObject("course_id", UUID.class)),
              client == null ? null : new PersonId(client),
              new HashSet<>(Arrays.asList((UUID[]) row.getArray("sessions").getArray())));
        }).list();
  }

  /** One run, with what it has counted so far. */
  private class Run {
    final Viewer.Member viewer;
    final ImportId id;
    final Imports.Preview preview;
    final ZoneId zone;
    final @Nullable MeasureId measure;
    final List<ImportedCheckIn> checkInsToCome = new ArrayList<>();
    final List<NamedScore> scoresToCome = new ArrayList<>();
    int taken;
    int told;
    int newClients;
    int newSessions;
    int newScores;

    Run(Viewer.Member viewer, ImportId id, Imports.Preview preview) {
      this.viewer = viewer;
      this.id = id;
      this.preview = preview;
      this.zone = preview.staged().zone();
      Columns.Measured measured = preview.columns().measured();
      this.measure = measured == null ? null : scores.measure(viewer, viewer.practice(), measured.name(),
          measured.low(), measured.high(), measured.higherIsBetter(), measured.reliableChange());
    }

    void all() {
      Map<String, List<Observation>> byClient = preview.reading().observations().stream()
          .collect(Collectors.groupingBy(o -> Reading.key(o.client()), LinkedHashMap::new, Collectors.toList()));
      Map<String, String> chosen = preview.staged().plan().clients();
      // two names of the file may stand for one course
      var byCourse = new LinkedHashMap<CourseId, List<Observation>>();
      for (Match match : preview.matches()) {
        String key = Reading.key(match.name());
        String choice = chosen.getOrDefault(key, Plan.LEAVE);
        List<Observation> observations = byClient.getOrDefault(key, List.of());
        if (choice.equals(Plan.LEAVE) || observations.isEmpty()) {
          continue;
        }
        if (choice.equals(Plan.NEW)) {
          PersonId client = pastRecord(match.name());
          CourseId course = CourseId.random();
          courses.open(new Viewer.Job(Viewer.Purpose.IMPORT, viewer.practice(), course), course, client,
              viewer.person(), null, Courses.USUAL_LENGTH);
          bring(course, client, observations);
        } else {
          byCourse.computeIfAbsent(CourseId.of(choice), c -> new ArrayList<>()).addAll(observations);
        }
      }
      byCourse.forEach((course, observations) -> {
        if (courses.find(viewer, course).filter(c -> c.therapist().equals(viewer.person())).isEmpty()) {
          throw new Refused("interop.refused.changed");
        }
        looks.record(viewer, course, Looked.IMPORT);
        bring(course, null, observations);
      });
      flush();
    }

    /** Somebody who has no sign-in, and cannot be reached: a name that the past stands under. */
    private PersonId pastRecord(String name) {
      PersonId client = PersonId.random();
      people.create(new Viewer.Oneself(client), name, Contact.none());
      people.admit(new Viewer.Job(Viewer.Purpose.IMPORT, viewer.practice()), viewer.practice(), client, Role.CLIENT);
      newClients++;
      return client;
    }

    private void bring(CourseId course, @Nullable PersonId newClient, List<Observation> observations) {
      var onDay = new HashMap<LocalDate, SessionId>();
      var answered = new HashSet<SessionId>();
      if (newClient == null) {
        for (Session session : sessions.of(viewer, course)) {
          if (session.isHeld()) {
            onDay.putIfAbsent(day(session.plannedAt()), session.id());
          }
        }
        if (measure == null) {
          checkIns.series(viewer, course).stream().filter(c -> c.chair() == Chair.CLIENT)
              .forEach(c -> answered.add(c.session()));
        }
      }
      Set<LocalDate> kept = Set.copyOf(onDay.keySet());
      var made = new ArrayList<ImportedSession>();
      for (Observation o : observations) {
        LocalDate day = day(o.at());
        SessionId session = onDay.get(day);
        if (session == null || !kept.contains(day)) {
          // of the file's own sessions two may lie on one day
          session = SessionId.random();
          made.add(new ImportedSession(session, o.at()));
          onDay.putIfAbsent(day, session);
        }
        if (!o.isScored()) {
          continue;
        }
        taken++;
        if (measure != null) {
          scoresToCome.add(new NamedScore(course, session, measure, o.values().getFirst()));
        } else if (answered.add(session)) {
          checkInsToCome.add(new ImportedCheckIn(CheckInId.random(), session, course, lines(o), o.at()));
        }
      }
      if (!made.isEmpty()) {
        sessions.importHeld(viewer, course, made);
        newSessions += made.size();
      }
      database.sql("insert into import_made (import_id, course_id, new_client, sessions) values (:id, :course, :client, :made)")
          .param("id", id.value()).param("course", course.value())
          .param("client", newClient == null ? null : newClient.value())
          .param("made", made.stream().map(s -> s.id().value()).toArray(UUID[]::new)).update();
      if (checkInsToCome.size() + scoresToCome.size() >= BATCH) {
        flush();
      }
      if (taken - told >= BATCH / 2) {
        progress.tell(viewer, id, taken);
        told = taken;
      }
    }

    private void flush() {
      if (!checkInsToCome.isEmpty()) {
        newScores += checkIns.importAll(viewer, viewer.practice(), id.value(), List.copyOf(checkInsToCome));
        checkInsToCome.clear();
      }
      if (!scoresToCome.isEmpty()) {
        newScores += scores.importAll(viewer, viewer.practice(), id.value(), List.copyOf(scoresToCome));
        scoresToCome.clear();
      }
    }

    private LocalDate day(Instant at) {
      return at.atZone(zone).toLocalDate();
    }

    private Lines lines(Observation o) {
      return new Lines(o.values().get(0).intValue(), o.values().get(1).intValue(), o.values().get(2).intValue(),
          o.values().get(3).intValue(), o.values().get(4).intValue());
    }
  }
}
