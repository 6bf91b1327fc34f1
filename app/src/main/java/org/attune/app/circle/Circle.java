package org.attune.app.circle;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedRows.Column;
import org.attune.app.space.SealedRows.Row;
import org.attune.app.space.SealedTables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people in a person's life. */
@Service
public class Circle {

  /** The longest name, in characters. */
  public static final int MAX_NAME_LENGTH = 200;
  /** The longest of all other words, in characters. */
  public static final int MAX_LENGTH = 10_000;

  private final SealedRows<SealedConnection> connections;
  private final SealedRows<String> eases;
  private final SealedRows<String> hardTimes;
  private final Clock clock;

  Circle(SealedTables tables, Clock clock) {
    this.connections = tables.of("connection", "made_at, id", SealedConnection.class);
    this.eases = tables.ofTexts("ease", "at desc, id");
    this.hardTimes = tables.ofTexts("hard_time", "at desc, id");
    this.clock = clock;
  }

  /** What is sealed of a person. */
  private record SealedConnection(String name, String tie) {}

  /** Everybody in one's circle, in the order in which they came; a fixed number of statements. */
  @Transactional
  public List<Connection> all(Viewer.Oneself viewer) {
    var felt = eases.all(viewer).stream().collect(Collectors.groupingBy(Circle::with));
    var hard = hardTimes.all(viewer).stream().collect(Collectors.groupingBy(Circle::with));
    return connections.all(viewer).stream()
        .map(row -> connection(row, felt.getOrDefault(row.id(), List.of()), hard.getOrDefault(row.id(), List.of()))).toList();
  }

  /** One person of one's circle. */
  @Transactional
  public Connection get(Viewer.Oneself viewer, ConnectionId id) {
    Column with = column("with", id.value());
    return connection(connections.get(viewer, id.value()), eases.where(viewer, "connection_id = :with", with),
        hardTimes.where(viewer, "connection_id = :with", with));
  }

  /** The person of one's circle that an entry is about: the one that they are, or something that was said of them. */
  @Transactional
  public Optional<Connection> findByEntry(Viewer.Oneself viewer, UUID entry) {
    Optional<UUID> id = connections.exists(viewer, entry) ? Optional.of(entry)
        : eases.find(viewer, entry).or(() -> hardTimes.find(viewer, entry)).map(Circle::with);
    return id.map(with -> get(viewer, new ConnectionId(with)));
  }

  /** Everybody by how they are called now, without what was said of them. */
  private List<Connection> names(Viewer.Oneself viewer) {
    return connections.all(viewer).stream().map(row -> connection(row, List.of(), List.of())).toList();
  }

  /** People by a name that is theirs alone; those who share one with another are not there. */
  @Transactional
  public Map<String, ConnectionId> idsByName(Viewer.Oneself viewer) {
    return names(viewer).stream().collect(Collectors.groupingBy(Connection::name)).entrySet().stream()
        .filter(called -> called.getValue().size() == 1)
        .collect(Collectors.toMap(Map.Entry::getKey, called -> called.getValue().getFirst().id()));
  }

  /** What somebody is called, to begin something with them; empty where they were set apart: nothing is suggested then. */
  @Transactional
  public String suggestedName(Viewer.Oneself viewer, ConnectionId id) {
    Connection person = get(viewer, id);
    return person.setApart() ? "" : person.name();
  }

  /** Notes a person; the same id again changes nothing. */
  @Transactional
  public void add(Viewer.Oneself viewer, ConnectionId id, String name, String tie) {
    connections.add(viewer, id.value(), new SealedConnection(name, tie), column("made_at", clock.instant()));
  }

  /** Changes how a person is called; refused with {@link Conflict} where that was changed meanwhile. */
  @Transactional
  public void rename(Viewer.Oneself viewer, ConnectionId id, int version, String name, String tie) {
    connections.change(viewer, id.value(), version, new SealedConnection(name, tie));
  }

  /** Says how at ease one feels with a person now. */
  @Transactional
  public void recordEase(Viewer.Oneself viewer, UUID id, ConnectionId with, int level, String said) {
    connections.get(viewer, with.value());
    eases.add(viewer, id, said.isBlank() ? null : said, column("connection_id", with.value()), column("at", clock.instant()),
        column("level", level));
  }

  /** Says what was hard with a person. */
  @Transactional
  public void recordHardTime(Viewer.Oneself viewer, UUID id, ConnectionId with, HardTime.Kind kind, String said) {
    connections.get(viewer, with.value());
    hardTimes.add(viewer, id, said.isBlank() ? null : said, column("connection_id", with.value()), column("at", clock.instant()),
        column("kind", kind.code()));
  }

  /** Sets a person apart: they stay written down, and nothing suggests them any more. */
  @Transactional
  public void setApart(Viewer.Oneself viewer, ConnectionId id) {
    if (!isSetApart(viewer, id)) {
      connections.set(viewer, id.value(), column("apart_at", clock.instant()));
    }
  }

  /** Takes that back. */
  @Transactional
  public void undoSetApart(Viewer.Oneself viewer, ConnectionId id) {
    connections.set(viewer, id.value(), column("apart_at", null));
  }

  /** Deletes a person with all that was said of them, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, ConnectionId id) {
    connections.delete(viewer, id.value());
  }

  /** Whether a person is set apart. */
  @Transactional
  public boolean isSetApart(Viewer.Oneself viewer, ConnectionId id) {
    return isSetApart(connections.get(viewer, id.value()));
  }

  /** Whether a name that was typed is that of somebody who is set apart. */
  @Transactional
  public SetApartMatch matchSetApart(Viewer.Oneself viewer, String name) {
    return SetApartMatch.of(names(viewer), name);
  }

  /** The same for many names, by one look at the circle. */
  @Transactional
  public Map<String, SetApartMatch> matchSetApart(Viewer.Oneself viewer, Collection<String> names) {
    List<Connection> all = names(viewer);
    return names.stream().distinct().collect(Collectors.toMap(name -> name, name -> SetApartMatch.of(all, name)));
  }

  /**
   * Refuses a name that was typed where it is that of somebody who is set apart, and asks where it may be.
   *
   * @param field        where it was typed
   * @param somebodyElse whether the person said already that they mean somebody else
   */
  @Transactional
  public void refuseSetApart(Viewer.Oneself viewer, String field, String name, boolean somebodyElse) {
    SetApartMatch match = matchSetApart(viewer, name);
    if (match == SetApartMatch.CERTAIN) {
      throw InvalidInput.at(field, "circle.set-apart.certain");
    }
    if (match == SetApartMatch.POSSIBLE && !somebodyElse) {
      throw InvalidInput.at("somebodyElse", "circle.set-apart.possible");
    }
  }

  /** Deletes what was felt with a person once, for good. */
  @Transactional
  public void deleteEase(Viewer.Oneself viewer, ConnectionId with, UUID id) {
    eases.delete(viewer, id, column("connection_id", with.value()));
  }

  /** Deletes one thing that was hard with a person, for good. */
  @Transactional
  public void deleteHardTime(Viewer.Oneself viewer, ConnectionId with, UUID id) {
    hardTimes.delete(viewer, id, column("connection_id", with.value()));
  }

  private static Connection connection(Row<SealedConnection> row, List<Row<String>> felt, List<Row<String>> hard) {
    return new Connection(new ConnectionId(row.id()), row.get("made_at", Instant.class), row.words().name(), row.words().tie(),
        isSetApart(row),
        row.version(),
        felt.stream().map(e -> new Ease(e.id(), e.get("at", Instant.class), e.get("level", Integer.class), e.words())).toList(),
        hard.stream().map(h -> new HardTime(h.id(), h.get("at", Instant.class), HardTime.Kind.of(h.get("kind", String.class)), h.words()))
            .toList());
  }

  private static boolean isSetApart(Row<SealedConnection> row) {
    return row.find("apart_at", Instant.class) != null;
  }

  private static UUID with(Row<String> row) {
    return row.get("connection_id", UUID.class);
  }
}
