package org.attune.app.outings;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.attune.app.identity.Viewer;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedTables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outings that a person would like to ask for. Nothing is sent from here, to anyone. */
@Service
public class Outings {

  /** The longest name, place or thing to do, in characters. */
  public static final int LONGEST = 200;

  private final SealedRows<Plan> outings;
  private final Clock clock;

  Outings(SealedTables tables, Clock clock) {
    this.outings = tables.of("outing", "made_at desc, id", Plan.class);
    this.clock = clock;
  }

  /** Keeps an outing; the same id again changes nothing. */
  @Transactional
  public void keep(Viewer.Oneself viewer, OutingId id, Plan plan) {
    outings.add(viewer, id.value(), plan, column("made_at", clock.instant()));
  }

  /** All of them, the latest first. */
  @Transactional
  public List<Outing> all(Viewer.Oneself viewer) {
    return outings.all(viewer).stream().map(Outings::outing).toList();
  }

  /** One of them. */
  @Transactional
  public Outing get(Viewer.Oneself viewer, OutingId id) {
    return outing(outings.get(viewer, id.value()));
  }

  /** Says whether it took place; with null, that nothing is said of it any more. */
  @Transactional
  public void say(Viewer.Oneself viewer, OutingId id, Plan.@Nullable After after) {
    outings.change(viewer, id.value(), get(viewer, id).plan().said(after));
  }

  /** Deletes one, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, OutingId id) {
    outings.delete(viewer, id.value());
  }

  private static Outing outing(SealedRows.Row<Plan> row) {
    return new Outing(new OutingId(row.id()), row.get("made_at", Instant.class), row.words());
  }
}
