package org.attune.app.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.internal.ClientMatch;
import org.attune.app.imports.internal.ColumnMapping;
import org.attune.app.imports.internal.ImportPlan;
import org.attune.app.imports.internal.ImportTransitions;
import org.attune.app.imports.internal.ParsedTable;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.tables.DecodedText;
import org.attune.tables.Table;
import org.attune.tables.UnicodeText;
import org.attune.tables.UnreadableTableException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of past sessions that therapists bring in: staged, looked at, confirmed, then done by a job, and undone where
 * nothing was built on them. What was brought in is history: it raises no signal.
 */
@Service
public class Imports {

  /** The work of bringing in a confirmed file; its key is the import. */
  public static final JobName RUN = new JobName("interop.import");
  /** The work of taking out again what an import made; its key is the import. */
  public static final JobName UNDO = new JobName("interop.undo");
  /** The work of throwing away what was left alone; its key is the import. */
  public static final JobName CLEAN_UP = new JobName("interop.tidy");
  /** How long a file that is neither confirmed nor discarded is kept. */
  public static final Duration RETENTION = Duration.ofDays(7);

  private static final String FILE = "import_file";
  private static final String PLAN = "import_plan";
  private static final String NAME = "import_name";
  /** In characters. A statement of 20 MB leaves several copies of itself in PostgreSQL and here. */
  private static final int PIECE = 1 << 18;
  private static final int LONGEST_NAME = 200;
  private static final String SELECT =
      "select i.*, n.sealed as name from import i left join import_name n on n.import_id = i.id ";

  private final JdbcClient database;
  private final ImportTransitions transitions;
  private final FieldEncryption encryption;
  private final Practices practices;
  private final Courses courses;
  private final People people;
  private final Jobs jobs;
  private final JsonMapper json;
  private final Clock clock;

  Imports(JdbcClient database, ImportTransitions transitions, FieldEncryption encryption, Practices practices, Courses courses,
      People people,
      Jobs jobs, JsonMapper json, Clock clock) {
    this.database = database;
    this.transitions = transitions;
    this.encryption = encryption;
    this.practices = practices;
    this.courses = courses;
    this.people = people;
    this.jobs = jobs;
    this.json = json;
    this.clock = clock;
  }

  /** A staged file with what has been said of it. */
  public record StagedFile(Import importRecord, Table table, ImportPlan plan, ZoneId zone) {}

  /** What would be brought in. */
  public record Preview(StagedFile staged, ColumnMapping columns, ParsedTable parsed, List<ClientMatch> matches) {}

  /** The therapist's own imports, the newest first. */
  @Transactional(readOnly = true)
  public List<Import> all(Viewer.Member viewer) {
    return named(viewer, database.sql(SELECT + "order by staged_at desc, id limit 50"));
  }

  @Transactional(readOnly = true)
  public Optional<Import> find(Viewer.Member viewer, ImportId id) {
    return named(viewer, database.sql(SELECT + "where id = :id").param("id", id.value())).stream().findFirst();
  }

  private List<Import> named(Viewer.Member viewer, JdbcClient.StatementSpec question) {
    var sealed = new HashMap<UUID, byte[]>();
    question.query((ResultSet row) -> {
      byte[] name = row.getBytes("name");
      if (name != null) {
        sealed.put(row.getObject("id", UUID.class), name);
      }
    });
    Map<UUID, String> names = sealed.isEmpty() ? Map.of()
        : encryption.openAll(viewer, new KeyOwner.OfPerson(viewer.person()), NAME, sealed);
    return question.query((row, i) -> row(row, names.get(row.getObject("id", UUID.class)))).list();
  }

  /**
   * Stages a file, sealed; under the same id again it takes the place of the one before.
   *
   * @param name what the file is called; null where its lines were pasted
   */
  @Transactional
  public void stage(Viewer.Member viewer, ImportId id, @Nullable String name, byte[] file) {
    if (!viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
    DecodedText text = table(() -> DecodedText.of(file));
    // of the table only its length is kept: beside the text, it is too much for a small server
    int lines = table(() -> Table.of(text.characters())).rows().size();
    Instant now = clock.instant();
    int added = database.sql("""
            insert into import (id, practice_id, therapist_id, state, encoding, lines, staged_at, expires_at)
            values (:id, :practice, :therapist, 'staged', :encoding, :lines, :now, :expires) on conflict do nothing
            """)
        .param("id", id.value()).param("practice", viewer.practice().value())
        .param("therapist", viewer.person().value()).param("encoding", text.encoding().name().toLowerCase(Locale.ROOT))
        .param("lines", lines).param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(now.plus(RETENTION))).update();
    if (added == 0) { // the viewer's own; somebody else's stays as it is
      database.sql("""
              update import set encoding = :encoding, lines = :lines, version = version + 1
              where id = :id and state = 'staged'
              """)
          .param("id", id.value()).param("encoding", text.encoding().name().toLowerCase(Locale.ROOT))
          .param("lines", lines).update();
    }
    if (find(viewer, id).filter(Import::isStaged).isPresent()) {
      putFile(viewer, id, text.characters());
      database.sql("delete from import_name where import_id = :id").param("id", id.value()).update();
      String seen = name == null ? "" : shown(name);
      if (!seen.isEmpty()) {
        put(viewer, NAME, id, seen);
      }
      put(viewer, PLAN, id, json.writeValueAsString(ImportPlan.none()));
      jobs.schedule(CLEAN_UP, new Viewer.Job(viewer.practice()), id.toString(),
          now.plus(RETENTION).plusSeconds(1));
    }
  }

  /** A file that is not brought in yet, or nothing where it isn't there any more. */
  @Transactional(readOnly = true)
  public Optional<StagedFile> findStaged(Viewer.Member viewer, ImportId id) {
    return notYetIn(viewer, id).map(of -> read(viewer, of, plan(viewer, of)));
  }

  /** What has been said of a file that is not brought in yet; the file itself is not read. */
  @Transactional(readOnly = true)
  public Optional<ImportPlan> plan(Viewer.Member viewer, ImportId id) {
    return notYetIn(viewer, id).map(of -> plan(viewer, of));
  }

  private Optional<Import> notYetIn(Viewer.Member viewer, ImportId id) {
    return find(viewer, id).filter(i -> i.isStaged() || i.state() == Import.State.WAITING);
  }

  private ImportPlan plan(Viewer.Member viewer, Import of) {
    byte[] sealed = database.sql("select sealed from import_plan where import_id = :id").param("id", of.id().value())
        .query(byte[].class).single();
    return json.readValue(encryption.open(viewer, new KeyOwner.OfPerson(viewer.person()), PLAN, of.id().value(), sealed), ImportPlan.class);
  }

  private static <T> T table(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (UnreadableTableException e) {
      throw InvalidInput.at("file", "imports.refused." + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          e.arguments().toArray());
    }
  }

  private StagedFile read(Viewer.Member viewer, Import of, ImportPlan plan) {
    return new StagedFile(of, table(() -> Table.of(file(viewer, of.id()))), plan, zone(viewer));
  }

  /** Says what each column holds. */
  @Transactional
  public void chooseColumns(Viewer.Member viewer, ImportId id, ColumnMapping columns) {
    ImportPlan plan = plan(viewer, find(viewer, id).filter(Import::isStaged).orElseThrow(NotFound::new));
    put(viewer, PLAN, id, json.writeValueAsString(new ImportPlan(columns, plan.clients(), plan.leaveWrong())));
  }

  /** What would be brought in; nothing where no columns are named yet. */
  @Transactional(readOnly = true)
  public Optional<Preview> preview(Viewer.Member viewer, ImportId id) {
    return notYetIn(viewer, id).flatMap(of -> {
      ImportPlan plan = plan(viewer, of);
      return Optional.ofNullable(plan.columns()).map(columns -> look(viewer, read(viewer, of, plan), columns));
    });
  }

  private Preview look(Viewer.Member viewer, StagedFile staged, ColumnMapping columns) {
    Instant confirmed = staged.importRecord().timeline().confirmedAt();
    ParsedTable parsed =
        ParsedTable.of(staged.table(), columns, staged.zone(), confirmed == null ? clock.instant() : confirmed);
    return new Preview(staged, columns, parsed, matches(viewer, parsed));
  }

  private List<ClientMatch> matches(Viewer.Member viewer, ParsedTable parsed) {
    List<Course> own =
        courses.ofTherapist(viewer).stream().filter(c -> c.therapist().equals(viewer.person())).toList();
    Map<PersonId, Person> clients = people.byId(viewer, own.stream().map(Course::client).distinct().toList());
    var byName = new HashMap<String, List<ClientMatch.Candidate>>();
    for (Course course : own) {
      Person client = clients.get(course.client());
      if (client != null) {
        byName.computeIfAbsent(ParsedTable.clientKey(client.name()), k -> new ArrayList<>())
            .add(new ClientMatch.Candidate(course.id(), client.name(), course.openedOn(), course.isOpen()));
      }
    }
    var counts = new HashMap<String, Integer>();
    parsed.sessions().forEach(o -> counts.merge(ParsedTable.clientKey(o.client()), 1, Integer::sum));
    var found = new LinkedHashMap<String, ClientMatch>();
    for (String name : parsed.clients()) {
      String key = ParsedTable.clientKey(name);
      found.putIfAbsent(key,
          new ClientMatch(name, counts.getOrDefault(key, 0), byName.getOrDefault(key, List.of())));
    }
    return List.copyOf(found.values());
  }

  /**
   * Confirms a file as it was previewed: from here on a job brings it in.
   *
   * @param preview    as it was read for this answer
   * @param version    of the import that was looked at
   * @param chosen     by {@link ParsedTable#clientKey}: what to do with a client
   * @param leaveWrong whether the rest comes in without the wrong cells
   */
  @Transactional
  public void confirm(Viewer.Member viewer, Preview preview, int version, Map<String, String> chosen, boolean leaveWrong) {
    ImportId id = preview.staged().importRecord().id();
    if (find(viewer, id).filter(i -> !i.isStaged() && i.state() != Import.State.REFUSED).isPresent()) {
      return; // sent twice
    }
    if (!preview.parsed().errors().isEmpty() && !leaveWrong) {
      throw InvalidInput.at("leaveWrong", "imports.refused.wrong-cells");
    }
    var clients = new HashMap<String, String>();
    int index = 0;
    for (ClientMatch match : preview.matches()) {
      String choice = chosen.get(ParsedTable.clientKey(match.name()));
      if (choice == null) {
        throw InvalidInput.at("client-" + index, "imports.refused.which-client", match.name());
      }
      clients.put(ParsedTable.clientKey(match.name()), choice);
      index++;
    }
    int todo = (int) preview.parsed().sessions().stream()
        .filter(o -> !ImportPlan.LEAVE_OUT.equals(clients.get(ParsedTable.clientKey(o.client())))).count();
    if (todo == 0) {
      throw InvalidInput.at("confirm", "imports.refused.nothing");
    }
    boolean isAsLookedAt = database.sql("select version from import where id = :id for update").param("id", id.value())
        .query(Integer.class).single() == version;
    if (!isAsLookedAt || !transitions.move(id, Import.State.STAGED, Import.State.WAITING,
        "todo = :todo, progress = 0, confirmed_at = :now, problem = null, tries = 0",
        Map.of("todo", todo, "now", Timestamp.from(clock.instant())))) {
      throw new Conflict();
    }
    put(viewer, PLAN, id, json.writeValueAsString(new ImportPlan(preview.columns(), clients, leaveWrong)));
    jobs.schedule(RUN, new Viewer.Job(viewer.practice()), id.toString(), clock.instant());
  }

  /** Throws a staged file away. */
  @Transactional
  public void discard(Viewer.Member viewer, ImportId id) {
    if (find(viewer, id).isEmpty()) {
      throw new NotFound();
    }
    database.sql("delete from import where id = :id and state in ('staged', 'refused')").param("id", id.value())
        .update();
  }

  /** Who asked for the work that an import waits for: the job does it as that therapist, and may no more than they. */
  @Transactional(readOnly = true)
  public Optional<Viewer.Member> requestedBy(Viewer.Job viewer, ImportId id, Import.State state) {
    return database.sql("select therapist_id from import where id = :id and state = :state").param("id", id.value())
        .param("state", state.code())
        .query(UUID.class).optional().map(PersonId::new)
        .filter(p -> people.withRole(viewer, viewer.practice(), Role.THERAPIST).stream().anyMatch(t -> t.id().equals(p)))
        .map(p -> new Viewer.Member(p, viewer.practice(), java.util.Set.of(Role.THERAPIST)));
  }

  /** Throws away what was staged and left alone. */
  @Transactional
  public void deleteExpired(Viewer.Job viewer, ImportId id) {
    database.sql("delete from import where id = :id and state = 'staged' and expires_at < viewer_now()")
        .param("id", id.value()).update();
  }

  private ZoneId zone(Viewer.Member viewer) {
    return practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElse(ZoneOffset.UTC);
  }

  private void put(Viewer.Member viewer, String table, ImportId id, String text) {
    byte[] sealed = encryption.seal(viewer, new KeyOwner.OfPerson(viewer.person()), table, id.value(), text);
    database.sql("insert into " + table + """
             (import_id, sealed) values (:id, :sealed) on conflict (import_id) do update set sealed = excluded.sealed""")
        .param("id", id.value()).param("sealed", sealed).update();
  }

  /** A file lies in pieces, each sealed and bound to its place among so many: none can be left out or moved. */
  private void putFile(Viewer.Member viewer, ImportId id, String text) {
    database.sql("delete from import_file where import_id = :id").param("id", id.value()).update();
    List<String> pieces = pieces(text);
    for (int i = 0; i < pieces.size(); i++) {
      byte[] sealed = encryption.seal(viewer, new KeyOwner.OfPerson(viewer.person()), piece(i, pieces.size()), id.value(), pieces.get(i));
      database.sql("insert into import_file (import_id, piece, sealed) values (:id, :piece, :sealed)").param("id", id.value())
          .param("piece", i).param("sealed", sealed).update();
    }
  }

  private String file(Viewer.Member viewer, ImportId id) {
    int pieces = database.sql("select count(*) from import_file where import_id = :id").param("id", id.value())
        .query(Integer.class).single();
    var text = new ArrayList<String>();
    for (int i = 0; i < pieces; i++) {
      byte[] sealed = database.sql("select sealed from import_file where import_id = :id and piece = :piece").param("id", id.value())
          .param("piece", i).query(byte[].class).single();
      text.add(encryption.open(viewer, new KeyOwner.OfPerson(viewer.person()), piece(i, pieces), id.value(), sealed));
    }
    return String.join("", text);
  }

  /** What a piece is bound to; a file in one piece is sealed as all files once were. */
  private static String piece(int number, int of) {
    return of == 1 ? FILE : FILE + " " + (number + 1) + "/" + of;
  }

  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    for (int from = 0, to; from < text.length(); from = to) {
      to = Math.min(from + PIECE, text.length());
      to -= to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0; // a letter of two characters stays whole
      pieces.add(text.substring(from, to));
    }
    return pieces;
  }

  /** A name without the folders that some browsers send, and without what nobody sees. */
  private static String shown(String name) {
    String seen = UnicodeText.stripInvisible(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
    return seen.codePoints().filter(c -> !Character.isISOControl(c)).limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private static Import row(ResultSet row, @Nullable String name) throws SQLException {
    String problem = row.getString("problem");
    return new Import(new ImportId(row.getObject("id", UUID.class)),
        Import.State.of(row.getString("state")), new Import.SourceFile(name, row.getString("encoding"), row.getInt("lines")),
        new Import.Progress(row.getInt("todo"), row.getInt("progress")),
        new Import.Result(row.getInt("clients"), row.getInt("sessions"), row.getInt("scores"), row.getInt("already")),
        new Import.Timeline(row.getTimestamp("staged_at").toInstant(), row.getTimestamp("expires_at").toInstant(),
            instant(row.getTimestamp("confirmed_at")), instant(row.getTimestamp("finished_at")),
            instant(row.getTimestamp("undone_at"))),
        problem == null ? null : new Import.Problem(problem, instant(row.getTimestamp("problem_at"))), row.getInt("version"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
