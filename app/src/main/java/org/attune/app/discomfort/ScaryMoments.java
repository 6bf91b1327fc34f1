package org.attune.app.discomfort;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedTables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The scary moments that a person looked at. */
@Service
public class ScaryMoments {

  /** The longest answer, in characters. */
  public static final int MAX_LENGTH = 10_000;

  private final SealedRows<SealedScaryMoment> moments;
  private final Circle circle;
  private final Clock clock;

  ScaryMoments(SealedTables tables, Circle circle, Clock clock) {
    this.moments = tables.of("scary_moment", "made_at desc, id", SealedScaryMoment.class);
    this.circle = circle;
    this.clock = clock;
  }

  /** What is sealed of a moment. */
  private record SealedScaryMoment(Set<HarmSign> signs, Narrative account, Map<String, Appraisal> sides) {}

  /**
   * Begins to look at a moment, with the signs of harm that were answered with yes; after one, that person is set apart in
   * the same transaction. The same id again changes nothing.
   */
  @Transactional
  public void begin(Viewer.Oneself viewer, ScaryMomentId id, @Nullable ConnectionId with, Set<HarmSign> signs) {
    if (with != null) {
      circle.get(viewer, with);
    }
    boolean isNew = moments.add(viewer, id.value(), new SealedScaryMoment(signs, Narrative.EMPTY, Map.of()),
        column("made_at", clock.instant()),
        column("connection_id", with == null ? null : with.value()));
    if (isNew && with != null && !signs.isEmpty()) {
      circle.setApart(viewer, with);
    }
  }

  /** Writes down what happened; refused with {@link Conflict} where that was changed meanwhile. */
  @Transactional
  public void writeNarrative(Viewer.Oneself viewer, ScaryMomentId id, int version, Narrative narrative) {
    ScaryMoment now = get(viewer, id);
    moments.change(viewer, id.value(), version, new SealedScaryMoment(now.signs(), narrative, kept(now.appraisals(), narrative)));
  }

  /**
   * Says what each piece of the account speaks for, in the order of {@link Narrative#pieces}; refused with {@link Conflict} where the
   * account was changed meanwhile. After a sign of harm there is nothing to weigh.
   */
  @Transactional
  public void appraise(Viewer.Oneself viewer, ScaryMomentId id, int version, List<Appraisal> sides) {
    ScaryMoment now = get(viewer, id);
    if (now.isDanger()) {
      throw new NotFound();
    }
    List<String> pieces = now.narrative().pieces();
    if (now.version() != version || sides.size() != pieces.size()) {
      throw new Conflict();
    }
    var sorted = new LinkedHashMap<String, Appraisal>();
    for (int i = 0; i < pieces.size(); i++) {
      sorted.put(pieces.get(i), sides.get(i));
    }
    moments.change(viewer, id.value(), version, new SealedScaryMoment(now.signs(), now.narrative(), sorted));
  }

  /** All that were looked at, the latest first. */
  @Transactional
  public List<ScaryMoment> all(Viewer.Oneself viewer) {
    return moments.all(viewer).stream().map(ScaryMoments::moment).toList();
  }

  /** One of them. */
  @Transactional
  public ScaryMoment get(Viewer.Oneself viewer, ScaryMomentId id) {
    return moment(moments.get(viewer, id.value()));
  }

  /** The same, if it is there. */
  @Transactional
  public Optional<ScaryMoment> find(Viewer.Oneself viewer, ScaryMomentId id) {
    return moments.find(viewer, id.value()).map(ScaryMoments::moment);
  }

  /** Deletes one, at once and for good; the person who was set apart stays so. */
  @Transactional
  public void delete(Viewer.Oneself viewer, ScaryMomentId id) {
    moments.delete(viewer, id.value());
  }

  private static ScaryMoment moment(SealedRows.Row<SealedScaryMoment> row) {
    SealedScaryMoment looked = row.words();
    UUID with = row.find("connection_id", UUID.class);
    return new ScaryMoment(new ScaryMomentId(row.id()), row.get("made_at", Instant.class), with == null ? null : new ConnectionId(with),
        looked.signs().isEmpty() ? Set.of() : EnumSet.copyOf(looked.signs()), looked.account(), looked.sides(), row.version());
  }

  private static Map<String, Appraisal> kept(Map<String, Appraisal> sides, Narrative narrative) {
    List<String> pieces = narrative.pieces();
    var kept = new LinkedHashMap<>(sides);
    kept.keySet().retainAll(pieces);
    return kept;
  }
}
