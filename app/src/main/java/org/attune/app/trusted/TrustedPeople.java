package org.attune.app.trusted;

import static org.attune.app.space.SealedRows.Column.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.SetApartMatch;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.People;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedRows.Column;
import org.attune.app.space.SealedRows.Row;
import org.attune.app.space.SealedTables;
import org.attune.app.space.SpaceId;
import org.attune.app.space.Spaces;
import org.attune.app.trusted.internal.InvitedAddresses;
import org.attune.app.trusted.internal.TrustedPersonMails;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The people, one or a few, that a person asks to be there. */
@Service
public class TrustedPeople {

  /** As many may be asked, and not have answered, at a time. */
  public static final int MAX_UNANSWERED = 3;
  /** The longest name, in characters. */
  public static final int MAX_NAME_LENGTH = 40;
  /** The longest words with a support request, in characters. */
  public static final int MAX_LENGTH = 1_000;

  /** For people in no practice, as the jobs know them. */
  private static final PracticeId NO_PRACTICE = new PracticeId(new UUID(0, 0));

  private final SealedRows<String> trusted;
  private final JdbcClient database;
  private final Spaces spaces;
  private final FieldEncryption encryption;
  private final AccessLinks links;
  private final People people;
  private final Circle circle;
  private final InvitedAddresses addresses;
  private final TrustedPersonResponses answering;
  private final TrustedPersonMails mails;
  private final JsonMapper json;
  private final Clock clock;

  TrustedPeople(SealedTables tables, JdbcClient database, Spaces spaces, FieldEncryption encryption, AccessLinks links, People people,
      Circle circle,
      InvitedAddresses addresses, TrustedPersonResponses answering, TrustedPersonMails mails, JsonMapper json, Clock clock) {
    this.trusted = tables.ofTexts("trusted_person", "asked_at, id");
    this.database = database;
    this.spaces = spaces;
    this.encryption = encryption;
    this.links = links;
    this.people = people;
    this.circle = circle;
    this.addresses = addresses;
    this.answering = answering;
    this.mails = mails;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The person to ask, and how.
   *
   * @param me           who asks, as the other knows them; it is in the mail
   * @param name         how the one who asks calls the other; it is nowhere else
   * @param connection   who they are in the circle, or null
   * @param confirmedNotSetApart whether the name may be that of somebody set apart, and is somebody else's
   */
  public record InvitationDetails(String me, String name, String address, @Nullable ConnectionId connection,
      boolean confirmedNotSetApart) {}

  /** Everybody who was asked, in the order in which they were. */
  @Transactional
  public List<TrustedPerson> all(Viewer.Oneself viewer) {
    return read(viewer, trusted.all(viewer));
  }

  /** One of them. */
  @Transactional
  public TrustedPerson get(Viewer.Oneself viewer, TrustedPersonId id) {
    return read(viewer, List.of(trusted.get(viewer, id.value()))).stream().findFirst().orElseThrow(NotFound::new);
  }

  /** The trusted person that an entry is about: the one that they are, or a request to them. */
  @Transactional
  public Optional<TrustedPerson> findByEntry(Viewer.Oneself viewer, UUID entry) {
    Optional<UUID> id = trusted.exists(viewer, entry) ? Optional.of(entry)
        : database.sql("select trust_id from tap where id = :id").param("id", entry).query(UUID.class).optional();
    return id.flatMap(person -> trusted.find(viewer, person)).flatMap(row -> read(viewer, List.of(row)).stream().findFirst());
  }

  /** Whether somebody is set apart: as the person they are in the circle, or else by their name. */
  @Transactional
  public boolean isSetApart(Viewer.Oneself viewer, TrustedPerson person) {
    ConnectionId connection = person.connection();
    return connection == null ? circle.matchSetApart(viewer, person.name()) == SetApartMatch.CERTAIN
        : circle.isSetApart(viewer, connection);
  }

  /** Refuses to ask somebody who is set apart; asks where the name may be theirs. */
  @Transactional
  public void refuseSetApart(Viewer.Oneself viewer, InvitationDetails asking) {
    ConnectionId connection = asking.connection();
    if (connection != null && circle.isSetApart(viewer, connection)) {
      throw InvalidInput.at("connection", "theone.apart");
    }
    circle.refuseSetApart(viewer, "name", asking.name(), asking.confirmedNotSetApart() || connection != null);
  }

  /** Asks somebody by a mail; the same id again changes nothing. */
  @Transactional
  public void invite(Viewer.Oneself viewer, TrustedPersonId id, InvitationDetails asking, ZoneId zone) {
    SpaceId space = spaces.of(viewer);
    // one at a time: two at once must not both be the third
    database.sql("select id from space where id = :space for update").param("space", space.value()).query(UUID.class).single();
    List<TrustedPerson> asked = all(viewer);
    if (asked.stream().anyMatch(p -> p.id().equals(id))) {
      return;
    }
    refuseSetApart(viewer, asking);
    if (asked.stream().filter(TrustedPerson::isAwaitingAnswer).count() >= MAX_UNANSWERED) {
      throw new InvalidInput("theone.too-many-open", MAX_UNANSWERED);
    }
    String canonical = InvitedAddresses.canonical(asking.address()).orElseThrow(() -> InvalidInput.at("address", "theone.address-wrong"));
    if (asked.stream().filter(p -> p.invitation().delivery() != DeliveryStatus.REJECTED)
        .anyMatch(p -> InvitedAddresses.canonical(p.details().address()).equals(Optional.of(canonical)))) {
      throw InvalidInput.at("address", "theone.asked-already");
    }
    byte[] address = addresses.hash(canonical);
    byte[] pair = addresses.hash(canonical, viewer.person());
    if (!addresses.claim(viewer, address, pair)) {
      throw InvalidInput.at("address", "theone.address-closed");
    }
    PracticeId practice = people.practicesOf(viewer).stream().findFirst().orElse(NO_PRACTICE);
    insert(viewer, id, asking, zone);
    encryption.createKey(viewer, id.key());
    AccessLinkId link = links.create(viewer, AccessLink.Purpose.TRUSTED, practice, viewer.person(), null, id.value(), null);
    database.sql("""
            insert into trust (id, space_id, link_id, sealed, zone, address_hash, pair_hash)
            values (:id, :space, :link, :sealed, :zone, :address, :pair)
            """)
        .param("id", id.value()).param("space", space.value()).param("link", link.value()).param("zone", zone.getId())
        .param("sealed", encryption.seal(viewer, id.key(), "trust", id.value(),
            json.writeValueAsString(new SharedDetails(asking.me(), asking.address()))))
        .param("address", address).param("pair", pair).update();
    mails.add(viewer, space, practice, id, UUID.randomUUID(), null);
  }

  private void insert(Viewer.Oneself viewer, TrustedPersonId id, InvitationDetails asking, ZoneId zone) {
    boolean isNew = trusted.add(viewer, id.value(), asking.name(), Stream.concat(columns(ContactLimits.defaultsForAsking(zone)), Stream.of(
        column("connection_id", asking.connection() == null ? null : asking.connection().value()), column("asked_at", clock.instant())))
        .toArray(Column[]::new));
    if (!isNew) {
      throw new NotFound(); // the id is somebody else's
    }
  }

  /** Sends the mail that asked once more, where it was given up on its way. */
  @Transactional
  public void resendInvitation(Viewer.Oneself viewer, TrustedPersonId id) {
    SpaceId space = spaces.of(viewer);
    lock(id);
    TrustedPerson person = get(viewer, id);
    if (person.invitation().answer() == null && person.invitation().delivery() == DeliveryStatus.FAILED) {
      refuseSetApart(viewer, person);
      mails.add(viewer, space, practice(id), id, UUID.randomUUID(), null);
    }
  }

  /**
   * Sends a support request to somebody who said yes. Nothing is kept where its delivery is refused.
   *
   * @param key   of the request; the same again changes nothing
   * @param about what was written with it, or empty
   */
  @Transactional
  public void sendRequest(Viewer.Oneself viewer, TrustedPersonId id, UUID key, SupportRequest.Kind kind, String about) {
    SpaceId space = spaces.of(viewer);
    lock(id);
    TrustedPerson person = get(viewer, id);
    if (person.requests().stream().anyMatch(tap -> tap.id().equals(key))) {
      return;
    }
    if (!person.canBeAsked()) {
      throw new InvalidInput("theone.not-there", person.name());
    }
    refuseSetApart(viewer, person);
    List<Instant> earlier = person.requests().stream().filter(tap -> tap.delivery() != DeliveryStatus.FAILED
        && tap.delivery() != DeliveryStatus.REJECTED)
        .map(SupportRequest::at).toList();
    if (!person.limits().allow(clock.instant(), earlier)) {
      throw DeliveryRefused.byOwnLimits();
    }
    if (!answering.isWithinLimits(trusted(id), earlier)) {
      throw DeliveryRefused.byTheirLimits(person.name());
    }
    if (!mails.add(viewer, space, practice(id), id, key, kind)) {
      throw new NotFound(); // the key is somebody else's
    }
    spaces.update(viewer, "insert into tap (id, space_id, trust_id, words) values (:id, :space, :trust, :words)",
        new MapSqlParameterSource("id", key).addValue("space", space.value()).addValue("trust", id.value())
            .addValue("words", about.isBlank() ? null : encryption.seal(viewer, id.key(), "tap", key, about)).getValues());
  }

  /** How often, and at which hours, one lets oneself ask. */
  @Transactional
  public void changeLimits(Viewer.Oneself viewer, TrustedPersonId id, ContactLimits limits) {
    trusted.set(viewer, id.value(), columns(limits).toArray(Column[]::new));
  }

  /** Ends it; the other isn't told. */
  @Transactional
  public void end(Viewer.Oneself viewer, TrustedPersonId id) {
    if (!isEnded(trusted.get(viewer, id.value()))) {
      trusted.set(viewer, id.value(), column("ended_at", clock.instant()));
    }
  }

  /** Takes that back. */
  @Transactional
  public void resume(Viewer.Oneself viewer, TrustedPersonId id) {
    trusted.set(viewer, id.value(), column("ended_at", null));
  }

  /** Deletes all that is here of them, at once and for good; the link in their mails leads nowhere then. */
  @Transactional
  public void delete(Viewer.Oneself viewer, TrustedPersonId id) {
    // what is just being sent is waited for
    database.sql("select id from trusted_mail where trust_id = :id for update").param("id", id.value()).query(UUID.class).list();
    TrustedPerson person = get(viewer, id);
    if (person.invitation().answer() == null && person.invitation().delivery() == DeliveryStatus.WAITING) { // nobody has heard of it
      InvitedAddresses.canonical(person.details().address()).ifPresent(address -> addresses.release(viewer, addresses.hash(address)));
    }
    trusted.delete(viewer, id.value());
  }

  private void lock(TrustedPersonId id) {
    if (database.sql("select id from trusted_person where id = :id for update").param("id", id.value()).query(UUID.class).list().isEmpty()) {
      throw new NotFound();
    }
  }

  private void refuseSetApart(Viewer.Oneself viewer, TrustedPerson person) {
    if (isSetApart(viewer, person)) {
      throw new InvalidInput("theone.apart");
    }
  }

  /** Whose jobs may renew the link: that of the first mail, also for somebody who has left since. */
  private PracticeId practice(TrustedPersonId id) {
    return database.sql("select practice_id from trusted_mail where trust_id = :id order by made_at, id limit 1").param("id", id.value())
        .query((row, i) -> new PracticeId(row.getObject(1, UUID.class))).single();
  }

  private Viewer.Trusted trusted(TrustedPersonId id) {
    return database.sql("select link_id from trust where id = :id").param("id", id.value())
        .query((row, i) -> new Viewer.Trusted(new AccessLinkId(row.getObject(1, UUID.class)), id.value())).single();
  }

  private List<SupportRequest> open(Viewer.Oneself viewer, TrustedPersonId id, List<SupportRequestRow> rows) {
    var sealed = new HashMap<UUID, byte[]>();
    rows.forEach(row -> {
      if (row.words() != null) {
        sealed.put(row.request().id(), row.words());
      }
    });
    Map<UUID, String> open = sealed.isEmpty() ? Map.of() : encryption.openAll(viewer, id.key(), "tap", sealed);
    return rows.stream().map(SupportRequestRow::request).map(tap -> new SupportRequest(tap.id(), tap.at(), tap.kind(),
        open.getOrDefault(tap.id(), ""),
        tap.delivery(), tap.response())).toList();
  }

  /** What both know of the one who was asked, and what became of the mail that asked. */
  private record Trust(UUID id, byte[] both, @Nullable Boolean answer, DeliveryStatus invitation) {}

  private List<TrustedPerson> read(Viewer.Oneself viewer, List<Row<String>> rows) {
    UUID[] ids = rows.stream().map(Row::id).toArray(UUID[]::new);
    Map<UUID, Trust> trusts = database.sql("""
            select t.id, t.sealed, t.answer, m.state, m.attempts, m.made_at
            from trust t cross join lateral (select state, attempts, made_at from trusted_mail where trust_id = t.id and kind = 'ask'
                                             order by made_at desc, id limit 1) m
            where t.id = any (:ids::uuid[])
            """).param("ids", ids).query(this::trust).list().stream().collect(Collectors.toMap(Trust::id, Function.identity()));
    Map<UUID, List<SupportRequestRow>> taps = database.sql("""
            select t.trust_id, t.id, m.made_at, m.kind, m.state, m.attempts, t.words, t.answer
            from tap t join trusted_mail m on m.id = t.id where t.trust_id = any (:ids::uuid[]) order by m.made_at desc, t.id
            """).param("ids", ids).query(this::tapRow).list().stream().collect(Collectors.groupingBy(SupportRequestRow::trustedPerson));
    return rows.stream().filter(row -> trusts.containsKey(row.id()))
        .map(row -> person(viewer, row, Objects.requireNonNull(trusts.get(row.id())), taps.getOrDefault(row.id(), List.of()))).toList();
  }

  private TrustedPerson person(Viewer.Oneself viewer, Row<String> row, Trust trust, List<SupportRequestRow> taps) {
    var id = new TrustedPersonId(row.id());
    SharedDetails both = json.readValue(encryption.open(viewer, id.key(), "trust", row.id(), trust.both()), SharedDetails.class);
    UUID connection = row.find("connection_id", UUID.class);
    return new TrustedPerson(id, row.words(), both, connection == null ? null : new ConnectionId(connection),
        new TrustedPerson.Invitation(row.get("asked_at", Instant.class), trust.invitation(), trust.answer()), limits(row), isEnded(row),
        open(viewer, id, taps));
  }

  private Trust trust(ResultSet row, int i) throws SQLException {
    String answer = row.getString("answer");
    return new Trust(row.getObject("id", UUID.class), row.getBytes("sealed"), answer == null ? null : answer.equals("yes"), delivery(row));
  }

  private static boolean isEnded(Row<String> row) {
    return row.find("ended_at", Instant.class) != null;
  }

  private static Stream<Column> columns(ContactLimits limits) {
    return Stream.of(column("a_day", limits.maxPerDay()), column("a_week", limits.maxPerWeek()), column("from_hour", limits.fromHour()),
        column("until_hour", limits.untilHour()), column("zone", limits.zone().getId()));
  }

  private static ContactLimits limits(Row<String> row) {
    return new ContactLimits(row.get("a_day", Integer.class), row.get("a_week", Integer.class), row.get("from_hour", Integer.class),
        row.get("until_hour", Integer.class), ZoneId.of(row.get("zone", String.class)));
  }

  private DeliveryStatus delivery(ResultSet row) throws SQLException {
    return DeliveryStatus.of(row.getString("state"), row.getInt("attempts"), row.getTimestamp("made_at").toInstant(), clock.instant());
  }

  static ContactLimits limits(ResultSet row) throws SQLException {
    return new ContactLimits(row.getInt("a_day"), row.getInt("a_week"), row.getInt("from_hour"), row.getInt("until_hour"),
        ZoneId.of(row.getString("zone")));
  }

  private record SupportRequestRow(UUID trustedPerson, SupportRequest request, byte @Nullable [] words) {}

  private SupportRequestRow tapRow(ResultSet row, int i) throws SQLException {
    String answer = row.getString("answer");
    return new SupportRequestRow(row.getObject("trust_id", UUID.class), new SupportRequest(row.getObject("id", UUID.class),
        row.getTimestamp("made_at").toInstant(), SupportRequest.Kind.of(row.getString("kind")), "",
        delivery(row), answer == null ? null : SupportRequest.Response.of(answer)), row.getBytes("words"));
  }
}
