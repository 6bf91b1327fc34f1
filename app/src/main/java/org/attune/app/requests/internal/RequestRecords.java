package org.attune.app.requests.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.encryption.KeyOwner;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Languages;
import org.attune.app.layout.NotFound;
import org.attune.app.openings.HoldId;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.requests.EnquirerDetails;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.OfferedTime;
import org.attune.app.requests.RequestEvent;
import org.attune.app.requests.RequestMessage;
import org.attune.app.requests.RequestSummary;
import org.attune.app.requests.RequestState;
import org.attune.app.requests.RequestWishes;
import org.attune.app.requests.RequestWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The rows of requests: read as the viewer, and brought from state to state by a job alone, each step with its event. */
@Component
public class RequestRecords {

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final JsonMapper json;
  private final Clock clock;

  RequestRecords(JdbcClient database, FieldEncryption encryption, JsonMapper json, Clock clock) {
    this.database = database;
    this.encryption = encryption;
    this.json = json;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public RequestSummary get(Viewer viewer, FirstTalkRequestId id) {
    return find(viewer, id).orElseThrow(NotFound::new);
  }

  @Transactional(readOnly = true)
  public Optional<RequestSummary> find(Viewer viewer, FirstTalkRequestId id) {
    return read("where r.id = :id", Map.of("id", id.value())).stream().findFirst();
  }

  /** The language of the form that made it. */
  @Transactional(readOnly = true)
  public Optional<Locale> language(Viewer viewer, FirstTalkRequestId id) {
    return database.sql("select language from first_talk_request where id = :id").param("id", id.value()).query(String.class).optional()
        .flatMap(Languages::shipped);
  }

  /** Those that the viewer may know of, what waits longest first. */
  @Transactional(readOnly = true)
  public List<RequestSummary> all(Viewer.Member viewer) {
    return read("where r.practice_id = :practice order by r.asked_at, r.id", Map.of("practice", viewer.practice().value()));
  }

  /** Nobody else changes it until this transaction ends. */
  @Transactional
  public RequestSummary lock(Viewer.Job viewer, FirstTalkRequestId id) {
    if (database.sql("select id from first_talk_request where id = :id for update").param("id", id.value()).query(UUID.class).list()
        .isEmpty()) {
      throw new NotFound();
    }
    return get(viewer, id);
  }

  /**
   * Puts a request that is locked into its next state, and onto the trail.
   *
   * @param columns what else is set, as SQL with the parameters of {@code values}
   * @throws IllegalStateException where the one state may not follow the other
   */
  @Transactional
  public void move(Viewer.Job viewer, RequestSummary from, RequestState to, RequestEvent.Kind event, @Nullable PersonId person,
      String columns, Map<String, ? extends @Nullable Object> values) {
    if (!from.state().next().contains(to)) {
      throw new IllegalStateException("a request that is " + from.state().code() + " does not become " + to.code());
    }
    database.sql("update first_talk_request set state = :to" + (columns.isEmpty() ? "" : ", " + columns) + " where id = :id")
        .params(values).param("to", to.code()).param("id", from.id().value()).update();
    note(viewer, from.id(), event, person);
  }

  /** Notes on the trail what does not change the state. */
  @Transactional
  public void note(Viewer.Job viewer, FirstTalkRequestId id, RequestEvent.Kind event, @Nullable PersonId person) {
    database.sql("""
            insert into request_event (request_id, number, what, happened_at, person_id)
            values (:id, (select count(*) + 1 from request_event where request_id = :id), :what, :now, :person)
            """)
        .param("id", id.value()).param("what", event.code()).param("now", Timestamp.from(clock.instant()))
        .param("person", person == null ? null : person.value()).update();
  }

  /** Keeps what was answered, where something was. */
  @Transactional
  public void answer(Viewer.Job viewer, FirstTalkRequestId id, PersonId by, String words) {
    if (words.isEmpty()) {
      return;
    }
    UUID line = UUID.randomUUID();
    database.sql("""
            insert into request_line (id, request_id, written_by, written_at, sealed) values (:line, :id, :by, :now, :sealed)
            """)
        .param("line", line).param("id", id.value()).param("by", by.value()).param("now", Timestamp.from(clock.instant()))
        .param("sealed", encryption.seal(viewer, id.key(), "request_line", line, words)).update();
  }

  /** What was written with a request, where the viewer may read it and it is still there. */
  @Transactional(readOnly = true)
  public Optional<RequestWords> words(Viewer viewer, FirstTalkRequestId id) {
    return database.sql("select sealed from request_words where request_id = :id and sealed is not null").param("id", id.value())
        .query(byte[].class).optional()
        .map(sealed -> json.readValue(encryption.open(viewer, id.key(), "request_words", id.value(), sealed), RequestWords.class));
  }

  /** What the enquirer looks for in a therapist. */
  @Transactional(readOnly = true)
  public RequestWishes wishes(Viewer viewer, FirstTalkRequestId id) {
    return database.sql("select wishes, preferences, wishes_stay from request_words where request_id = :id").param("id", id.value())
        .query((row, i) -> {
          byte[] text = row.getBytes("wishes");
          byte[] preferences = row.getBytes("preferences");
          return new RequestWishes(text == null ? "" : encryption.open(viewer, id.key(), "request_words.wishes", id.value(), text),
              preferences == null ? TherapyStyle.NONE : json.readValue(encryption.open(viewer, id.key(), "request_words.preferences",
                  id.value(), preferences), TherapyStyle.class), row.getBoolean("wishes_stay"));
        }).optional().orElse(RequestWishes.NONE);
  }

  /** The request that became a course of this client with this therapist, the latest. */
  @Transactional(readOnly = true)
  public Optional<FirstTalkRequestId> ofCourse(Viewer.Oneself viewer, PersonId therapist) {
    return database.sql("""
            select id from first_talk_request where client_id = :me and therapist_id = :therapist order by made_at desc limit 1
            """)
        .param("me", viewer.person().value()).param("therapist", therapist.value())
        .query((row, i) -> new FirstTalkRequestId(row.getObject("id", UUID.class))).optional();
  }

  /** Who the enquirer is, where the viewer may know. */
  @Transactional(readOnly = true)
  public Optional<EnquirerDetails> details(Viewer viewer, FirstTalkRequestId id) {
    return database.sql("select enquirer_id, sealed from request_contact where request_id = :id").param("id", id.value())
        .query((row, i) -> json.readValue(encryption.open(viewer, new KeyOwner.OfEnquirer(
            row.getObject("enquirer_id", UUID.class)), "request_contact", id.value(), row.getBytes("sealed")), EnquirerDetails.class))
        .optional();
  }

  /** What was answered, and the viewer may read: the latest last. */
  @Transactional(readOnly = true)
  public List<RequestMessage> lines(Viewer viewer, FirstTalkRequestId id) {
    return database.sql("select id, written_by, written_at, sealed from request_line where request_id = :id order by written_at, id")
        .param("id", id.value())
        .query((row, i) -> new RequestMessage(
            encryption.open(viewer, id.key(), "request_line", row.getObject("id", UUID.class), row.getBytes("sealed")),
            row.getTimestamp("written_at").toInstant(), person(row, "written_by"))).list();
  }

  private List<RequestSummary> read(String where, Map<String, ?> values) {
    List<Row> rows = database.sql("select r.* from first_talk_request r " + where).params(values).query(RequestRecords::row).list();
    List<UUID> ids = rows.stream().map(row -> row.id.value()).toList();
    Map<UUID, List<RequestEvent>> trails = trails(ids);
    Map<UUID, List<OfferedTime>> times = times(ids);
    return rows.stream().map(row -> new RequestSummary(row.id, row.practice, row.state, row.answerer,
        trails.getOrDefault(row.id.value(), List.of()), times.getOrDefault(row.id.value(), List.of()))).toList();
  }

  private Map<UUID, List<RequestEvent>> trails(Collection<UUID> ids) {
    return database.sql("select * from request_event where request_id = any (:ids::uuid[]) order by request_id, number")
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, i) -> Map.entry(row.getObject("request_id", UUID.class), new RequestEvent(
            RequestEvent.Kind.of(row.getString("what")), row.getTimestamp("happened_at").toInstant(), person(row, "person_id"))))
        .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private Map<UUID, List<OfferedTime>> times(Collection<UUID> ids) {
    return database.sql("select * from offered_time where request_id = any (:ids::uuid[]) order by starts_at, id")
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, i) -> Map.entry(row.getObject("request_id", UUID.class), new OfferedTime(row.getObject("id", UUID.class),
            row.getTimestamp("starts_at").toInstant(), Duration.ofMinutes(row.getInt("minutes")), row.getBoolean("online"),
            row.getTimestamp("kept_until").toInstant(), row.getBoolean("booked"), new HoldId(row.getObject("hold_id", UUID.class)))))
        .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private record Row(FirstTalkRequestId id, PracticeId practice, RequestState state, RequestSummary.Answerer answerer) {}

  private static Row row(ResultSet row, int i) throws SQLException {
    Timestamp due = row.getTimestamp("answer_due_at");
    return new Row(new FirstTalkRequestId(row.getObject("id", UUID.class)), new PracticeId(row.getObject("practice_id", UUID.class)),
        RequestState.of(row.getString("state")), new RequestSummary.Answerer(new PersonId(row.getObject("therapist_id", UUID.class)),
            person(row, "answerer_id"), person(row, "colleague_id"), due == null ? null : due.toInstant(),
            row.getTimestamp("late_at") != null, row.getTimestamp("answered_at") != null));
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new PersonId(id);
  }
}
