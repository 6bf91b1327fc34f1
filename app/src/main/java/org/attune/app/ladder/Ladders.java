package org.attune.app.ladder;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.app.circle.Circle;
import org.attune.app.circle.Connection;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.SetApartMatch;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedRows.Column;
import org.attune.app.space.SealedRows.Row;
import org.attune.app.space.SealedTables;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ladders that a person writes, and their steps on them. */
@Service
public class Ladders {

  /** The longest name, in characters. */
  public static final int MAX_NAME_LENGTH = 200;
  /** The longest rung, in characters. */
  public static final int MAX_RUNG_LENGTH = 1_000;
  /** The longest of all other words, in characters. */
  public static final int MAX_LENGTH = 10_000;

  private final SealedRows<String> ladders;
  private final SealedRows<String> rungs;
  private final SealedRows<SealedStep> steps;
  private final JdbcClient database;
  private final Spaces spaces;
  private final Circle circle;
  private final Clock clock;

  Ladders(SealedTables tables, JdbcClient database, Spaces spaces, Circle circle, Clock clock) {
    this.ladders = tables.ofTexts("ladder", "made_at, id");
    this.rungs = tables.ofTexts("rung", "place, id");
    this.steps = tables.of("rung_step", "at desc, id", SealedStep.class);
    this.database = database;
    this.spaces = spaces;
    this.circle = circle;
    this.clock = clock;
  }

  /** What is sealed of a step. */
  private record SealedStep(Step.Kind kind, String said, Step.Experience felt) {}

  /** All ladders, in the order in which they were begun; a fixed number of statements. */
  @Transactional
  public List<Ladder> all(Viewer.Oneself viewer) {
    List<Row<String>> all = ladders.all(viewer);
    var rungsOf = rungs.all(viewer).stream().collect(Collectors.groupingBy(Ladders::ladderOf));
    var stepsOf = steps.all(viewer).stream().collect(Collectors.groupingBy(Ladders::ladderOf));
    Map<String, SetApartMatch> matches = circle.matchSetApart(viewer, all.stream().map(Row::words).toList());
    Map<UUID, Connection> people = circle.all(viewer).stream().collect(Collectors.toMap(c -> c.id().value(), Function.identity()));
    // a person who was deleted on another device meanwhile has taken their ladder along
    return all.stream().filter(row -> with(row) == null || people.containsKey(with(row))).map(row -> ladder(row,
        with(row) == null ? null : people.get(with(row)), Objects.requireNonNull(matches.get(row.words())),
        rungsOf.getOrDefault(row.id(), List.of()), stepsOf.getOrDefault(row.id(), List.of()))).toList();
  }

  /** One ladder. */
  @Transactional
  public Ladder get(Viewer.Oneself viewer, LadderId id) {
    Row<String> row = ladders.get(viewer, id.value());
    UUID with = with(row);
    Column on = column("on", id.value());
    return ladder(row, with == null ? null : circle.get(viewer, new ConnectionId(with)), circle.matchSetApart(viewer, row.words()),
        rungs.where(viewer, "ladder_id = :on", on), steps.where(viewer, "ladder_id = :on", on));
  }

  /** The ladder that an entry is about: the one that it is, or a step on it. */
  @Transactional
  public Optional<Ladder> findByEntry(Viewer.Oneself viewer, UUID entry) {
    Optional<UUID> id = ladders.exists(viewer, entry) ? Optional.of(entry) : steps.find(viewer, entry).map(Ladders::ladderOf);
    return id.map(on -> get(viewer, new LadderId(on)));
  }

  /**
   * Begins a ladder with a person of the circle, or with a name that may be empty; the same id again changes nothing.
   *
   * @param somebodyElse whether the name is that of somebody else than the person who was set apart
   */
  @Transactional
  public void begin(Viewer.Oneself viewer, LadderId id, @Nullable ConnectionId with, String name, boolean somebodyElse) {
    refuseSetApart(viewer, with, name, somebodyElse);
    // the name of somebody in the circle is there alone
    ladders.add(viewer, id.value(), with == null ? name : "", column("made_at", clock.instant()),
        column("connection_id", with == null ? null : with.value()));
  }

  /** Changes who it is with; refused with {@link Conflict} where that was changed meanwhile. */
  @Transactional
  public void changePerson(Viewer.Oneself viewer, LadderId id, int version, @Nullable ConnectionId with, String name,
      boolean somebodyElse) {
    awake(viewer, id);
    refuseSetApart(viewer, with, name, somebodyElse);
    ladders.change(viewer, id.value(), version, with == null ? name : "", column("connection_id", with == null ? null : with.value()));
  }

  /** Deletes a ladder with its rungs and all that was tried, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, LadderId id) {
    ladders.delete(viewer, id.value());
  }

  /** Writes a rung, above all others; the same id again changes nothing. */
  @Transactional
  public void addRung(Viewer.Oneself viewer, RungId id, LadderId on, String said) {
    awake(viewer, on);
    int above = database.sql("select coalesce(max(place), 0) + 1 from rung where ladder_id = :on").param("on", on.value())
        .query(Integer.class).single();
    rungs.add(viewer, id.value(), said, column("ladder_id", on.value()), column("place", above));
  }

  /** Changes what a rung says; refused with {@link Conflict} where that was changed meanwhile. */
  @Transactional
  public void changeRung(Viewer.Oneself viewer, LadderId on, RungId id, int version, String said) {
    awake(viewer, on).rung(id);
    rungs.change(viewer, id.value(), version, said);
  }

  /** Puts a rung to a place: 1 is the lowest. Beyond the ends it stays at the end. */
  @Transactional
  public void moveRung(Viewer.Oneself viewer, LadderId on, RungId id, int place) {
    awake(viewer, on).rung(id);
    database.sql("select id from ladder where id = :on for update").param("on", on.value()).query(UUID.class).single();
    var order = new ArrayList<>(database.sql("select id from rung where ladder_id = :on order by place, id").param("on", on.value())
        .query(UUID.class).list());
    order.remove(id.value());
    order.add(Math.clamp(place - 1L, 0, order.size()), id.value());
    spaces.update(viewer, "update rung set place = o.place from unnest(:order::uuid[]) with ordinality as o (id, place) where rung.id = o.id",
        Map.of("order", order.toArray(UUID[]::new)));
  }

  /** Takes a rung away; what was tried on it stays. */
  @Transactional
  public void removeRung(Viewer.Oneself viewer, LadderId on, RungId id) {
    rungs.delete(viewer, id.value(), column("ladder_id", on.value()));
  }

  /** Notes that a rung was tried, or gone back from; the same id again changes nothing. */
  @Transactional
  public void recordStep(Viewer.Oneself viewer, UUID id, LadderId on, RungId rung, Step.Kind kind, Step.Experience felt) {
    steps.add(viewer, id, new SealedStep(kind, awake(viewer, on).rung(rung).words(), felt), column("ladder_id", on.value()),
        column("rung_id", rung.value()), column("at", clock.instant()));
  }

  /** Deletes one thing that was tried, for good. */
  @Transactional
  public void deleteStep(Viewer.Oneself viewer, LadderId on, UUID id) {
    steps.delete(viewer, id, column("ladder_id", on.value()));
  }

  private static Ladder ladder(Row<String> row, @Nullable Connection with, SetApartMatch match, List<Row<String>> rungs,
      List<Row<SealedStep>> steps) {
    return new Ladder(new LadderId(row.id()), row.get("made_at", Instant.class), with == null ? null : with.id(),
        with == null ? row.words() : with.name(), with == null ? match == SetApartMatch.CERTAIN : with.setApart(), row.version(),
        rungs.stream().map(rung -> new Rung(new RungId(rung.id()), rung.words(), rung.version())).toList(),
        steps.stream().map(Ladders::recordStep).toList());
  }

  private static Step recordStep(Row<SealedStep> row) {
    UUID rung = row.find("rung_id", UUID.class);
    return new Step(row.id(), row.get("at", Instant.class), rung == null ? null : new RungId(rung), row.words().said(), row.words().kind(),
        row.words().felt());
  }

  private static @Nullable UUID with(Row<String> row) {
    return row.find("connection_id", UUID.class);
  }

  private static UUID ladderOf(Row<?> row) {
    return row.get("ladder_id", UUID.class);
  }

  private Ladder awake(Viewer.Oneself viewer, LadderId id) {
    Ladder ladder = get(viewer, id);
    if (ladder.resting()) {
      throw new InvalidInput("ladder.is-resting");
    }
    return ladder;
  }

  /** Also refuses a person who is not in one's own circle. */
  private void refuseSetApart(Viewer.Oneself viewer, @Nullable ConnectionId with, String name, boolean somebodyElse) {
    if (with != null && circle.isSetApart(viewer, with)) {
      throw InvalidInput.at("with", "ladder.person.apart");
    }
    if (with == null) {
      circle.refuseSetApart(viewer, "name", name, somebodyElse);
    }
  }
}
