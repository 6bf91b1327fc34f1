package org.attune.app.theone;

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
import org.attune.app.identity.Link;
import org.attune.app.identity.LinkId;
import org.attune.app.identity.Links;
import org.attune.app.identity.People;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Refused;
import org.attune.app.space.SealedRows.Column;
import org.attune.app.space.SealedRows.Row;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedTables;
import org.attune.app.space.SpaceId;
import org.attune.app.space.Spaces;
import org.attune.app.theone.internal.AskedAddresses;
import org.attune.app.theone.internal.TrustedMails;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The one, or a few, whom a person asks to be there. */
@Service
public class TrustedPeople {

  /** As many may be asked, and not have answered, at a time. */
  public static final int MOST_OPEN = 3;
  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 40;
  /** The longest words with a tap, in characters. */
  public static final int LONGEST = 1_000;

  /** For whoever is in no practice, as the jobs know them. */
  private static final PracticeId NO_PRACTICE = new PracticeId(new UUID(0, 0));

  private final SealedRows<String> trusted;
  private final JdbcClient database;
  private final Spaces spaces;
  private final Words words;
  private final Links links;
  private final People people;
  private final Circle circle;
  private final AskedAddresses addresses;
  private final Answering answering;
  private final TrustedMails mails;
  private final JsonMapper json;
  private final Clock clock;

  TrustedPeople(SealedTables tables, JdbcClient database, Spaces spaces, Words words, Links links, People people, Circle circle,
      AskedAddresses addresses, Answering answering, TrustedMails mails, JsonMapper json, Clock clock) {
    this.trusted = tables.ofTexts("trusted_person", "asked_at, id");
    this.database = database;
    this.spaces = spaces;
    this.words = words;
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
   * Whom to ask, and how.
   *
   * @param me           who asks, as the other knows them; it stands in the mail
   * @param name         how the one who asks calls the other; it stands nowhere else
   * @param connection   who they are in the circle, or null
   * @param somebodyElse whether the name may be that of somebody set apart, and is somebody else's
   */
  public record Asking(String me, String name, String address, @Nullable ConnectionId connection, boolean somebodyElse) {}

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

  /** Whether somebody is set apart: as the person they are in the circle, or else by their name. */
  @Transactional
  public boolean isApart(Viewer.Oneself viewer, TrustedPerson person) {
    ConnectionId connection = person.connection();
    return connection == null ? circle.matchSetApart(viewer, person.name()) == SetApartMatch.CERTAIN : circle.isApart(viewer, connection);
  }

  /** Refuses to ask somebody who is set apart; asks where the name may be theirs. */
  @Transactional
  public void refuseSetApart(Viewer.Oneself viewer, Asking asking) {
    ConnectionId connection = asking.connection();
    if (connection != null && circle.isApart(viewer, connection)) {
      throw Refused.at("connection", "theone.apart");
    }
    circle.refuseSetApart(viewer, "name", asking.name(), asking.somebodyElse() || connection != null);
  }

  /** Asks somebody by a mail; the same id again changes nothing. */
  @Transactional
  public void ask(Viewer.Oneself viewer, TrustedPersonId id, Asking asking, ZoneId zone) {
    SpaceId space = spaces.of(viewer);
    // one at a time: two at once must not both be the third
    database.sql("select id from space where id = :space for update").param("space", space.value()).query(UUID.class).single();
    List<TrustedPerson> asked = all(viewer);
    if (asked.stream().anyMatch(p -> p.id().equals(id))) {
      return;
    }
    refuseSetApart(viewer, asking);
    if (asked.stream().filter(TrustedPerson::isOpen).count() >= MOST_OPEN) {
      throw new Refused("theone.too-many-open", MOST_OPEN);
    }
    String canonical = AskedAddresses.canonical(asking.address()).orElseThrow(() -> Refused.at("address", "theone.address-wrong"));
    if (asked.stream().filter(p -> p.invitation() != Delivery.REJECTED)
        .anyMatch(p -> AskedAddresses.canonical(p.address()).equals(Optional.of(canonical)))) {
      throw Refused.at("address", "theone.asked-already");
    }
    byte[] address = addresses.hash(canonical);
    byte[] pair = addresses.hash(canonical, viewer.person());
    if (!addresses.take(viewer, address, pair)) {
      throw Refused.at("address", "theone.address-closed");
    }
    PracticeId practice = people.practicesOf(viewer).stream().findFirst().orElse(NO_PRACTICE);
    insert(viewer, id, asking, zone);
    words.createKey(viewer, id.key());
    LinkId link = links.create(viewer, Link.Purpose.TRUSTED, practice, viewer.person(), null, id.value(), null);
    database.sql("""
            insert into trust (id, space_id, link_id, sealed, zone, address_hash, pair_hash)
            values (:id, :space, :link, :sealed, :zone, :address, :pair)
            """)
        .param("id", id.value()).param("space", space.value()).param("link", link.value()).param("zone", zone.getId())
        .param("sealed", words.seal(viewer, id.key(), "trust", id.value(),
            json.writeValueAsString(new Both(asking.me(), asking.address()))))
        .param("address", address).param("pair", pair).update();
    mails.add(viewer, space, practice, id, UUID.randomUUID(), null);
  }

  private void insert(Viewer.Oneself viewer, TrustedPersonId id, Asking asking, ZoneId zone) {
    boolean isNew = trusted.add(viewer, id.value(), asking.name(), Stream.concat(columns(Limits.ofAsking(zone)), Stream.of(
        column("connection_id", asking.connection() == null ? null : asking.connection().value()), column("asked_at", clock.instant())))
        .toArray(Column[]::new));
    if (!isNew) {
      throw new NotFound(); // the id is somebody else's
    }
  }

  /** Sends the mail that asked once more, where it was given up on its way. */
  @Transactional
  public void tryAgain(Viewer.Oneself viewer, TrustedPersonId id) {
    SpaceId space = spaces.of(viewer);
    lock(id);
    TrustedPerson person = get(viewer, id);
    if (person.answer() == null && person.invitation() == Delivery.FAILED) {
      refuseSetApart(viewer, person);
      mails.add(viewer, space, practice(id), id, UUID.randomUUID(), null);
    }
  }

  /**
   * Asks somebody who said yes, with one tap. Nothing is kept where it is held back.
   *
   * @param key   of the tap; the same again changes nothing
   * @param about what was written with it, or empty
   */
  @Transactional
  public void tap(Viewer.Oneself viewer, TrustedPersonId id, UUID key, Tap.Kind kind, String about) {
    SpaceId space = spaces.of(viewer);
    lock(id);
    TrustedPerson person = get(viewer, id);
    if (person.taps().stream().anyMatch(tap -> tap.id().equals(key))) {
      return;
    }
    if (!person.isThere()) {
      throw new Refused("theone.not-there", person.name());
    }
    refuseSetApart(viewer, person);
    List<Instant> earlier = person.taps().stream().filter(tap -> tap.delivery() != Delivery.FAILED && tap.delivery() != Delivery.REJECTED)
        .map(Tap::at).toList();
    if (!person.limits().allow(clock.instant(), earlier)) {
      throw HeldBack.byOwnLimits();
    }
    if (!answering.mayBeAsked(trusted(id), earlier)) {
      throw HeldBack.elsewhere(person.name());
    }
    if (!mails.add(viewer, space, practice(id), id, key, kind)) {
      throw new NotFound(); // the key is somebody else's
    }
    spaces.update(viewer, "insert into tap (id, space_id, trust_id, words) values (:id, :space, :trust, :words)",
        new MapSqlParameterSource("id", key).addValue("space", space.value()).addValue("trust", id.value())
            .addValue("words", about.isBlank() ? null : words.seal(viewer, id.key(), "tap", key, about)).getValues());
  }

  /** How often, and at which hours, one lets oneself ask. */
  @Transactional
  public void limit(Viewer.Oneself viewer, TrustedPersonId id, Limits limits) {
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
  public void goOn(Viewer.Oneself viewer, TrustedPersonId id) {
    trusted.set(viewer, id.value(), column("ended_at", null));
  }

  /** Deletes all that is here of them, at once and for good; the link in their mails leads nowhere then. */
  @Transactional
  public void delete(Viewer.Oneself viewer, TrustedPersonId id) {
    // what is just being sent is waited for
    database.sql("select id from trusted_mail where trust_id = :id for update").param("id", id.value()).query(UUID.class).list();
    TrustedPerson person = get(viewer, id);
    if (person.answer() == null && person.invitation() == Delivery.WAITING) { // nobody has heard of it
      AskedAddresses.canonical(person.address()).ifPresent(address -> addresses.release(viewer, addresses.hash(address)));
    }
    trusted.delete(viewer, id.value());
  }

  private void lock(TrustedPersonId id) {
    if (database.sql("select id from trusted_person where id = :id for update").param("id", id.value()).query(UUID.class).list().isEmpty()) {
      throw new NotFound();
    }
  }

  private void refuseSetApart(Viewer.Oneself viewer, TrustedPerson person) {
    if (isApart(viewer, person)) {
      throw new Refused("theone.apart");
    }
  }

  /** Whose jobs may renew the link: that of the first mail, also for somebody who has left since. */
  private PracticeId practice(TrustedPersonId id) {
    return database.sql("select practice_id from trusted_mail where trust_id = :id order by made_at, id limit 1").param("id", id.value())
        .query((row, i) -> new PracticeId(row.getObject(1, UUID.class))).single();
  }

  private Viewer.Trusted trusted(TrustedPersonId id) {
    return database.sql("select link_id from trust where id = :id").param("id", id.value())
        .query((row, i) -> new Viewer.Trusted(new LinkId(row.getObject(1, UUID.class)), id.value())).single();
  }

  private List<Tap> open(Viewer.Oneself viewer, TrustedPersonId id, List<TapRow> rows) {
    var sealed = new HashMap<UUID, byte[]>();
    rows.forEach(row -> {
      if (row.words() != null) {
        sealed.put(row.tap().id(), row.words());
      }
    });
    Map<UUID, String> open = sealed.isEmpty() ? Map.of() : words.openAll(viewer, id.key(), "tap", sealed);
    return rows.stream().map(TapRow::tap).map(tap -> new Tap(tap.id(), tap.at(), tap.kind(), open.getOrDefault(tap.id(), ""),
        tap.delivery(), tap.answer())).toList();
  }

  /** What both know of the one who was asked, and what became of the mail that asked. */
  private record Trust(UUID id, byte[] both, @Nullable Boolean answer, Delivery invitation) {}

  private List<TrustedPerson> read(Viewer.Oneself viewer, List<Row<String>> rows) {
    UUID[] ids = rows.stream().map(Row::id).toArray(UUID[]::new);
    Map<UUID, Trust> trusts = database.sql("""
            select t.id, t.sealed, t.answer, m.state, m.attempts, m.made_at
            from trust t cross join lateral (select state, attempts, made_at from trusted_mail where trust_id = t.id and kind = 'ask'
                                             order by made_at desc, id limit 1) m
            where t.id = any (:ids::uuid[])
            """).param("ids", ids).query(this::trust).list().stream().collect(Collectors.toMap(Trust::id, Function.identity()));
    Map<UUID, List<TapRow>> taps = database.sql("""
            select t.trust_id, t.id, m.made_at, m.kind, m.state, m.attempts, t.words, t.answer
            from tap t join trusted_mail m on m.id = t.id where t.trust_id = any (:ids::uuid[]) order by m.made_at desc, t.id
            """).param("ids", ids).query(this::tapRow).list().stream().collect(Collectors.groupingBy(TapRow::with));
    return rows.stream().filter(row -> trusts.containsKey(row.id()))
        .map(row -> person(viewer, row, Objects.requireNonNull(trusts.get(row.id())), taps.getOrDefault(row.id(), List.of()))).toList();
  }

  private TrustedPerson person(Viewer.Oneself viewer, Row<String> row, Trust trust, List<TapRow> taps) {
    var id = new TrustedPersonId(row.id());
    Both both = json.readValue(words.open(viewer, id.key(), "trust", row.id(), trust.both()), Both.class);
    UUID connection = row.find("connection_id", UUID.class);
    return new TrustedPerson(id, row.get("asked_at", Instant.class), row.words(), both.me(), both.address(),
        connection == null ? null : new ConnectionId(connection), trust.invitation(), trust.answer(), limits(row), isEnded(row),
        open(viewer, id, taps));
  }

  private Trust trust(ResultSet row, int i) throws SQLException {
    String answer = row.getString("answer");
    return new Trust(row.getObject("id", UUID.class), row.getBytes("sealed"), answer == null ? null : answer.equals("yes"), delivery(row));
  }

  private static boolean isEnded(Row<String> row) {
    return row.find("ended_at", Instant.class) != null;
  }

  private static Stream<Column> columns(Limits limits) {
    return Stream.of(column("a_day", limits.aDay()), column("a_week", limits.aWeek()), column("from_hour", limits.from()),
        column("until_hour", limits.until()), column("zone", limits.zone().getId()));
  }

  private static Limits limits(Row<String> row) {
    return new Limits(row.get("a_day", Integer.class), row.get("a_week", Integer.class), row.get("from_hour", Integer.class),
        row.get("until_hour", Integer.class), ZoneId.of(row.get("zone", String.class)));
  }

  private Delivery delivery(ResultSet row) throws SQLException {
    return Delivery.of(row.getString("state"), row.getInt("attempts"), row.getTimestamp("made_at").toInstant(), clock.instant());
  }

  static Limits limits(ResultSet row) throws SQLException {
    return new Limits(row.getInt("a_day"), row.getInt("a_week"), row.getInt("from_hour"), row.getInt("until_hour"),
        ZoneId.of(row.getString("zone")));
  }

  private record TapRow(UUID with, Tap tap, byte @Nullable [] words) {}

  private TapRow tapRow(ResultSet row, int i) throws SQLException {
    String answer = row.getString("answer");
    return new TapRow(row.getObject("trust_id", UUID.class), new Tap(row.getObject("id", UUID.class),
        row.getTimestamp("made_at").toInstant(), Tap.Kind.of(row.getString("kind")), "",
        delivery(row), answer == null ? null : Tap.Answer.of(answer)), row.getBytes("words"));
  }
}
