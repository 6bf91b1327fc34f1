package org.attune.app.outings;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.attune.app.identity.Viewer;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedTables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person would like to ask somebody for: a coffee, a walk. Nothing is sent from here, to anyone. */
@Service
public class SocialPlans {

  /** The longest name, place or thing to do, in characters. */
  public static final int MAX_LENGTH = 200;

  private final SealedRows<SocialPlanDetails> outings;
  private final Clock clock;

  SocialPlans(SealedTables tables, Clock clock) {
    this.outings = tables.of("outing", "made_at desc, id", SocialPlanDetails.class);
    this.clock = clock;
  }

  /** Keeps a social plan; the same id again changes nothing. */
  @Transactional
  public void add(Viewer.Oneself viewer, SocialPlanId id, SocialPlanDetails plan) {
    outings.add(viewer, id.value(), plan, column("made_at", clock.instant()));
  }

  /** All of them, the latest first. */
  @Transactional
  public List<SocialPlan> all(Viewer.Oneself viewer) {
    return outings.all(viewer).stream().map(SocialPlans::outing).toList();
  }

  /** One of them. */
  @Transactional
  public SocialPlan get(Viewer.Oneself viewer, SocialPlanId id) {
    return outing(outings.get(viewer, id.value()));
  }

  /** The same, if it is there. */
  @Transactional
  public Optional<SocialPlan> find(Viewer.Oneself viewer, SocialPlanId id) {
    return outings.find(viewer, id.value()).map(SocialPlans::outing);
  }

  /** Says whether it took place; with null, that nothing is said of it any more. */
  @Transactional
  public void recordOutcome(Viewer.Oneself viewer, SocialPlanId id, SocialPlanDetails.@Nullable Outcome after) {
    outings.change(viewer, id.value(), get(viewer, id).details().withOutcome(after));
  }

  /** Deletes one, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, SocialPlanId id) {
    outings.delete(viewer, id.value());
  }

  private static SocialPlan outing(SealedRows.Row<SocialPlanDetails> row) {
    return new SocialPlan(new SocialPlanId(row.id()), row.get("made_at", Instant.class), row.words());
  }
}
