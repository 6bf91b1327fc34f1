package org.attune.app.imports.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.Repairs;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ImportedCheckIn;
import org.attune.app.checkins.Ratings;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.Import.State;
import org.attune.app.imports.Import;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.attune.app.imports.UndoObstacles.Reason;
import org.attune.app.imports.UndoObstacles;
import org.attune.app.imports.internal.ParsedTable.ParsedSession;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.measures.ImportedScore;
import org.attune.app.measures.MeasureId;
import org.attune.app.measures.MeasureScores;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.ImportedSession;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a confirmed file in, and takes it out again: each in one transaction. */
@Service
public class ImportExecution {

  /** How many sessions are written, or taken out, before the page is told. */
  private static final int BATCH = 5000;
  /** A run that fails more often than this waits for its therapist. */
  private static final int TRIES = 3;

  private final JdbcClient database;
  private final ImportTransitions transitions;
  private final Imports imports;
  private final Courses courses;
  private final Sessions sessions;
  private final CheckIns checkIns;
  private final MeasureScores scores;
  private final People people;
  private final AllianceHistories histories;
  private final Repairs repairs;
  private final AccessLog looks;
  private final Jobs jobs;
  private final ImportProgress progress;
  private final Clock clock;

  ImportExecution(JdbcClient database, ImportTransitions transitions, Imports imports, Courses courses, Sessions sessions,
      CheckIns checkIns, MeasureScores scores, People people, AllianceHistories histories, Repairs repairs, AccessLog looks, Jobs jobs,
          ImportProgress progress, Clock clock) {
    this.database = database;
    this.transitions = transitions;
    this.imports = imports;
    this.courses = courses;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.scores = scores;
    this.people = people;
    this.histories = histories;
    this.repairs = repairs;
    this.looks = looks;
    this.jobs = jobs;
    this.progress = progress;
    this.clock = clock;
  }

  /** Brings in what was confirmed; nothing where that was done before. */
  @Transactional
  public void run(Viewer.Member viewer, ImportId id) {
    Imports.Preview preview = imports.preview(viewer, id)
        .filter(p -> p.staged().importRecord().state() == State.WAITING).orElse(null);
    if (preview == null) {
      return;
    }
    progress.record(viewer, id, 0); // an earlier try may have come further, and was rolled back
    var run = new Run(viewer, id, preview);
    run.all();
    boolean isDone = transitions.move(id, State.WAITING, State.DONE, """
            progress = todo, clients = :clients, sessions = :sessions, scores = :scores, already = :already,
            finished_at = :now, problem = null, tries = 0
            """,
        Map.of("clients", run.newClients, "sessions", run.newSessions, "scores", run.newScores,
            "already", run.taken - run.newScores, "now", now()));
    if (!isDone) {
      throw new IllegalStateException("the import was brought in by another process meanwhile");
    }
    forget(id);
    if (preview.columns().scores().measure() == null) {
      histories.recomputeBaselines(asJob(viewer));
    }
  }

  /** Says that a confirmed file could not come in as it was previewed: nothing of it did. */
  @Transactional
  public void markRefused(Viewer.Member viewer, ImportId id) {
    transitions.move(id, State.WAITING, State.REFUSED, "finished_at = :now, problem = 'changed', problem_at = :now",
        Map.of("now", now()));
    forget(id);
  }

  private void forget(ImportId id) {
    database.sql("delete from import_file where import_id = :id").param("id", id.value()).update();
    database.sql("delete from import_plan where import_id = :id").param("id", id.value()).update();
  }

  /** Notes that a run broke off, so that nothing of it was written; after some tries it is the therapist's again. */
  @Transactional
  public void recordFailure(Viewer.Member viewer, ImportId id) {
    boolean isTooOften = database.sql("""
            update import set tries = tries + 1, progress = 0, problem = 'failed', problem_at = :now,
              expires_at = greatest(expires_at, :later), version = version + 1
            where id = :id and state in ('waiting', 'undoing') returning tries >= :tries
            """)
        .param("now", now()).param("tries", TRIES)
        .param("later", Timestamp.from(clock.instant().plus(Imports.RETENTION))).param("id", id.value())
        .query(Boolean.class).optional().orElse(false);
    if (isTooOften && !transitions.move(id, State.WAITING, State.STAGED, "progress = 0", Map.of())) {
      transitions.move(id, State.UNDOING, State.DONE, "progress = 0", Map.of());
    }
  }

  /** What keeps an import from being undone, by client. */
  @Transactional(readOnly = true)
  public UndoObstacles undoObstacles(Viewer.Member viewer, ImportId id) {
    Import of = imports.find(viewer, id).orElseThrow(NotFound::new);
    List<ImportedCourse> all = made(id);
    Map<CourseId, Set<Reason>> builtOn = builtOn(viewer, of, all);
    Map<CourseId, PersonId> clients = courses.ofTherapist(viewer).stream().filter(c -> builtOn.containsKey(c.id()))
        .collect(Collectors.toMap(Course::id, Course::client));
    Map<PersonId, Person> people = this.people.byId(viewer, Set.copyOf(clients.values()));
    return new UndoObstacles(builtOn.entrySet().stream()
        .map(e -> new UndoObstacles.Client(name(people.get(clients.get(e.getKey()))), e.getValue()))
        .sorted(Comparator.comparing(UndoObstacles.Client::name, Comparator.nullsLast(Comparator.naturalOrder()))).toList(),
        all.size() - builtOn.size());
  }

  private static @Nullable String name(@Nullable Person client) {
    return client == null ? null : client.name();
  }

  /** Asks for all that an import made to be taken out, unless something was built on it; twice is once. */
  @Transactional
  public void requestUndo(Viewer.Member viewer, ImportId id) {
    requestUndo(viewer, id, false);
  }

  /** Asks for what an import made to be taken out, except where something was built on a client's part. */
  @Transactional
  public void requestPartialUndo(Viewer.Member viewer, ImportId id) {
    requestUndo(viewer, id, true);
  }

  private void requestUndo(Viewer.Member viewer, ImportId id, boolean rest) {
    Import of = imports.find(viewer, id).orElseThrow(NotFound::new);
    if (of.state() == State.UNDONE || of.state() == State.UNDOING) {
      return;
    }
    if (of.state() != State.DONE) {
      throw new NotFound();
    }
    List<ImportedCourse> all = made(id);
    free(all, builtOn(viewer, of, all), rest);
    transitions.move(id, State.DONE, State.UNDOING, "undo_rest = :rest, progress = 0, problem = null, tries = 0",
        Map.of("rest", rest));
    jobs.schedule(Imports.UNDO, asJob(viewer), id.toString(), clock.instant());
  }

  /** Takes out what an import made, all of it or the rest, as it was asked for; nothing where that was done before. */
  @Transactional
  public void undo(Viewer.Member viewer, ImportId id) {
    Import of = imports.find(viewer, id).filter(i -> i.state() == State.UNDOING).orElse(null);
    if (of == null) {
      return;
    }
    boolean rest = database.sql("select undo_rest from import where id = :id").param("id", id.value())
        .query(Boolean.class).single();
    List<ImportedCourse> all = made(id);
    List<ImportedCourse> free = free(all, builtOn(viewer, of, all), rest);
    List<CourseId> courses = free.stream().map(ImportedCourse::course).toList();
    progress.record(viewer, id, 0);
    int answers = checkIns.undoImport(viewer, id.value(), courses);
    int named = scores.undoImport(viewer, id.value(), courses);
    List<SessionId> made = sessionsOf(free);
    for (int from = 0; from < made.size(); from += BATCH) {
      int to = Math.min(made.size(), from + BATCH);
      sessions.removeImported(viewer, made.subList(from, to));
      progress.record(viewer, id, to);
    }
    List<PersonId> past = free.stream().map(ImportedCourse::newClient).filter(Objects::nonNull).toList();
    if (people.eraseHistorical(asJob(viewer), past) != past.size()) {
      throw new InvalidInput("imports.refused.built-on"); // somebody took up an invitation just now
    }
    database.sql("""
            delete from import_made m using unnest(:courses::uuid[]) as o (id) where m.course_id = o.id and m.import_id = :id
            """).param("courses", courses.stream().map(CourseId::value).toArray(UUID[]::new)).param("id", id.value()).update();
    boolean isOut = free.size() == all.size()
        ? transitions.move(id, State.UNDOING, State.UNDONE, "undone_at = :now, problem = null", Map.of("now", now()))
        : transitions.move(id, State.UNDOING, State.DONE, """
                undone_at = :now, problem = null, progress = todo, clients = clients - :clients,
                sessions = sessions - :sessions, scores = scores - :scores
                """,
            Map.of("now", now(), "clients", past.size(), "sessions", made.size(), "scores", answers + named));
    if (!isOut) {
      throw new IllegalStateException("the import was taken out by another process meanwhile");
    }
    if (answers > 0) {
      histories.recomputeBaselines(asJob(viewer));
    }
  }

  /** Says that something was built on an import meanwhile, so that all of it stayed. */
  @Transactional
  public void markUndoRefused(Viewer.Member viewer, ImportId id) {
    transitions.move(id, State.UNDOING, State.DONE, "progress = todo, problem = 'built-on', problem_at = :now",
        Map.of("now", now()));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /** What may be taken out: all, or the rest where that was asked for. */
  private static List<ImportedCourse> free(List<ImportedCourse> all, Map<CourseId, Set<Reason>> builtOn, boolean rest) {
    List<ImportedCourse> free = all.stream().filter(m -> !builtOn.containsKey(m.course())).toList();
    if (!builtOn.isEmpty() && (!rest || free.isEmpty())) {
      throw new InvalidInput("imports.refused.built-on");
    }
    return free;
  }

  /** Whatever hangs on these sessions, or came after with these answers as its past, is not ours to take away. */
  private Map<CourseId, Set<Reason>> builtOn(Viewer.Member viewer, Import of, List<ImportedCourse> all) {
    List<SessionId> made = sessionsOf(all);
    Set<SessionId> ours = Set.copyOf(made);
    Map<CourseId, ImportedCourse> past = all.stream().filter(m -> m.newClient() != null)
        .collect(Collectors.toMap(ImportedCourse::course, m -> m));
    var builtOn = new HashMap<CourseId, Set<Reason>>();
    BiConsumer<CourseId, Reason> add =
        (course, reason) -> builtOn.computeIfAbsent(course, c -> EnumSet.noneOf(Reason.class)).add(reason);

    checkIns.coursesWithOtherResponses(viewer, of.id().value(), made).forEach(c -> add.accept(c, Reason.ANSWER));
    checkIns.coursesWithResponsesSince(viewer, of.id().value(), Objects.requireNonNull(of.timeline().finishedAt()))
        .forEach(c -> add.accept(c, Reason.LATER_ANSWER));
    sessions.countByCourse(viewer, past.keySet()).forEach((course, count) -> {
      if (count > Objects.requireNonNull(past.get(course)).sessions().size()) {
        add.accept(course, Reason.SESSION);
      }
    });
    sessions.coursesWithEnding(viewer, made, past.keySet()).forEach(c -> add.accept(c, Reason.ENDING));
    sessions.coursesWithHandover(viewer, past.keySet()).forEach(c -> add.accept(c, Reason.HANDOVER));
    repairs.of(viewer, all.stream().map(ImportedCourse::course).toList()).stream()
        .filter(r -> past.containsKey(r.course()) || r.occasion().session() != null && ours.contains(r.occasion().session()))
        .forEach(r -> add.accept(r.course(), Reason.REPAIR));
    Map<PersonId, Person> clients =
        people.byId(viewer, past.values().stream().map(m -> Objects.requireNonNull(m.newClient())).toList());
    past.forEach((course, part) -> {
      Person client = clients.get(Objects.requireNonNull(part.newClient()));
      if (client != null && client.signInName() != null) {
        add.accept(course, Reason.SIGN_IN);
      }
    });
    return builtOn;
  }

  private static List<SessionId> sessionsOf(List<ImportedCourse> all) {
    return all.stream().flatMap(m -> m.sessions().stream()).map(SessionId::new).toList();
  }

  private static Viewer.Job asJob(Viewer.Member viewer) {
    return new Viewer.Job(viewer.practice());
  }

  private record ImportedCourse(CourseId course, @Nullable PersonId newClient, List<UUID> sessions) {}

  private List<ImportedCourse> made(ImportId id) {
    return database.sql("select course_id, new_client, sessions from import_made where import_id = :id")
        .param("id", id.value())
        .query((row, i) -> {
          UUID client = row.getObject("new_client", UUID.class);
          return new ImportedCourse(new CourseId(row.getObject("course_id", UUID.class)),
              client == null ? null : new PersonId(client),
              List.of((UUID[]) row.getArray("sessions").getArray()));
        }).list();
  }

  /** Somebody's part of a file, and the course that it goes to. */
  private record ClientPart(CourseId course, @Nullable PersonId newClient, String name, List<ParsedSession> observations) {}

  /** One run, with what it has counted so far. */
  private class Run {
    final Viewer.Member viewer;
    final ImportId id;
    final Imports.Preview preview;
    final ZoneId zone;
    final @Nullable MeasureId measure;
    int taken;
    int newClients;
    int newSessions;
    int newScores;

    Run(Viewer.Member viewer, ImportId id, Imports.Preview preview) {
      this.viewer = viewer;
      this.id = id;
      this.preview = preview;
      this.zone = preview.staged().zone();
      ColumnMapping.MeasureColumn measured = preview.columns().scores().measure();
      this.measure = measured == null ? null : scores.measure(viewer, viewer.practice(), measured.name(),
          measured.low(), measured.high(), measured.higherIsBetter(), measured.reliableChange());
    }

    void all() {
      List<ClientPart> parts = parts();
      int read = 0;
      var batch = new ArrayList<ClientPart>();
      int inBatch = 0;
      for (ClientPart part : parts) {
        batch.add(part);
        inBatch += part.observations().size();
        if (inBatch >= BATCH || part == parts.getLast()) {
          bring(batch);
          read += inBatch;
          progress.record(viewer, id, read);
          batch.clear();
          inBatch = 0;
        }
      }
    }

    private List<ClientPart> parts() {
      Map<String, List<ParsedSession>> byClient = preview.parsed().sessions().stream()
          .collect(Collectors.groupingBy(o -> ParsedTable.clientKey(o.client()), LinkedHashMap::new, Collectors.toList()));
      Map<String, String> chosen = preview.staged().plan().clients();
      var parts = new ArrayList<ClientPart>();
      // two names of the file may stand for one course
      var known = new LinkedHashMap<CourseId, List<ParsedSession>>();
      for (ClientMatch match : preview.matches()) {
        String key = ParsedTable.clientKey(match.name());
        String choice = chosen.getOrDefault(key, ImportPlan.LEAVE_OUT);
        List<ParsedSession> observations = byClient.getOrDefault(key, List.of());
        if (choice.equals(ImportPlan.LEAVE_OUT) || observations.isEmpty()) {
          continue;
        }
        if (choice.equals(ImportPlan.NEW)) {
          parts.add(new ClientPart(CourseId.random(), PersonId.random(), match.name(), observations));
        } else {
          known.computeIfAbsent(CourseId.of(choice), c -> new ArrayList<>()).addAll(observations);
        }
      }
      known.forEach((course, observations) -> {
        if (courses.find(viewer, course).filter(c -> c.therapist().equals(viewer.person())).isEmpty()) {
          throw new InvalidInput("imports.refused.changed");
        }
        parts.add(new ClientPart(course, null, "", observations));
      });
      return parts;
    }

    private void bring(List<ClientPart> parts) {
      pastRecords(parts.stream().filter(p -> p.newClient() != null).toList());
      var sessionsToCome = new LinkedHashMap<CourseId, List<ImportedSession>>();
      var checkInsToCome = new ArrayList<ImportedCheckIn>();
      var scoresToCome = new ArrayList<ImportedScore>();
      for (ClientPart part : parts) {
        sessionsToCome.put(part.course(), bring(part, checkInsToCome, scoresToCome));
      }
      sessions.importPast(viewer, sessionsToCome);
      newSessions += sessionsToCome.values().stream().mapToInt(List::size).sum();
      newScores += checkInsToCome.isEmpty() ? 0
          : checkIns.importAll(viewer, viewer.practice(), id.value(), checkInsToCome);
      newScores += scoresToCome.isEmpty() ? 0
          : scores.importAll(viewer, viewer.practice(), id.value(), scoresToCome);
      made(parts, sessionsToCome);
    }

    /** People who have no sign-in, and cannot be reached: names that the past is kept under. */
    private void pastRecords(List<ClientPart> parts) {
      if (parts.isEmpty()) {
        return;
      }
      var names = new LinkedHashMap<PersonId, String>();
      var clients = new LinkedHashMap<CourseId, PersonId>();
      parts.forEach(p -> {
        PersonId client = Objects.requireNonNull(p.newClient());
        names.put(client, p.name());
        clients.put(p.course(), client);
      });
      people.createHistorical(asJob(viewer), names);
      courses.openHistorical(asJob(viewer), clients, viewer.person());
      newClients += parts.size();
    }

    /** The sessions that a part needs beside those that are here already. */
    private List<ImportedSession> bring(ClientPart part, List<ImportedCheckIn> checkInsToCome, List<ImportedScore> scoresToCome) {
      CourseId course = part.course();
      var onDay = new HashMap<LocalDate, SessionId>();
      var answered = new HashSet<SessionId>();
      if (part.newClient() == null) {
        looks.record(viewer, course, AccessedRecord.IMPORT);
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
      for (ParsedSession o : part.observations()) {
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
          scoresToCome.add(new ImportedScore(course, session, measure, o.values().getFirst()));
        } else if (answered.add(session)) {
          checkInsToCome.add(new ImportedCheckIn(CheckInId.random(), session, course, lines(o), o.at()));
        }
      }
      return made;
    }

    /** Keeps what was made, by course, so that it can be undone. */
    private void made(List<ClientPart> parts, Map<CourseId, List<ImportedSession>> made) {
      database.sql("""
              insert into import_made (import_id, course_id, new_client, sessions)
              select :id, p.course, p.client, string_to_array(p.sessions, ',')::uuid[]
              from unnest(:courses::uuid[], :clients::uuid[], :sessions::text[]) as p (course, client, sessions)
              """)
          .param("id", id.value()).param("courses", parts.stream().map(p -> p.course().value()).toArray(UUID[]::new))
          .param("clients", parts.stream().map(ClientPart::newClient).map(c -> c == null ? null : c.value()).toArray(UUID[]::new))
          .param("sessions", parts.stream().map(p -> made.getOrDefault(p.course(), List.of()).stream()
              .map(s -> s.id().toString()).collect(Collectors.joining(","))).toArray(String[]::new)).update();
    }

    private LocalDate day(Instant at) {
      return at.atZone(zone).toLocalDate();
    }

    private Ratings lines(ParsedSession o) {
      return new Ratings(o.values().get(0).intValue(), o.values().get(1).intValue(), o.values().get(2).intValue(),
          o.values().get(3).intValue(), o.values().get(4).intValue());
    }
  }
}
