package org.attune.app.safety;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedRows.Column;
import org.attune.app.space.SealedTables;
import org.attune.app.space.Spaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Each person's safety plan. */
@Service
public class SafetyPlans {

  /** The longest part, in characters. */
  public static final int MAX_LENGTH = 10_000;

  private final SealedRows<SafetyPlan.Content> plans;
  private final Spaces spaces;
  private final Clock clock;

  SafetyPlans(SealedTables tables, Spaces spaces, Clock clock) {
    this.plans = tables.ofOnePerSpace("safety_plan", SafetyPlan.Content.class);
    this.spaces = spaces;
    this.clock = clock;
  }

  /** One's own plan; an empty one of version 0 where none was written. */
  @Transactional
  public SafetyPlan of(Viewer.Oneself viewer) {
    return plans.all(viewer).stream().findFirst().map(row -> new SafetyPlan(row.words(), row.get("written_at", Instant.class), row.version()))
        .orElseGet(() -> new SafetyPlan(SafetyPlan.Content.EMPTY, clock.instant(), 0));
  }

  /** Keeps the plan as it was written from that version on; refused with {@link Conflict} where it was changed meanwhile. */
  @Transactional
  public void save(Viewer.Oneself viewer, int version, SafetyPlan.Content plan) {
    UUID id = spaces.of(viewer).value();
    Column now = column("written_at", clock.instant());
    if (version == 0 ? !plans.add(viewer, id, plan, now) : !plans.exists(viewer, id)) {
      throw new Conflict();
    }
    if (version > 0) {
      plans.change(viewer, id, version, plan, now);
    }
  }

  /** Deletes the plan, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer) {
    UUID id = spaces.of(viewer).value();
    if (plans.exists(viewer, id)) {
      plans.delete(viewer, id);
    }
  }
}
