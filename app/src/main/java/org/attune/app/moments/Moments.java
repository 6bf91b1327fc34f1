package org.attune.app.moments;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedTables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The moments that a person spends with themselves. */
@Service("ownMoments") // Modulith brings "moments" of its own
public class Moments {

  /** The longest of each of the words, in characters. */
  public static final int MAX_LENGTH = 10_000;

  private final SealedRows<Moment.Content> moments;
  private final Clock clock;

  Moments(SealedTables tables, Clock clock) {
    this.moments = tables.of("moment", "at desc, id", Moment.Content.class);
    this.clock = clock;
  }

  /** All of them, the latest first. */
  @Transactional
  public List<Moment> all(Viewer.Oneself viewer) {
    return moments.all(viewer).stream().map(Moments::moment).toList();
  }

  /** One of them. */
  @Transactional
  public Moment get(Viewer.Oneself viewer, MomentId id) {
    return moment(moments.get(viewer, id.value()));
  }

  /** The same, if it is there. */
  @Transactional
  public Optional<Moment> find(Viewer.Oneself viewer, MomentId id) {
    return moments.find(viewer, id.value()).map(Moments::moment);
  }

  /** Keeps a moment, now; the same id again changes nothing. */
  @Transactional
  public void keep(Viewer.Oneself viewer, MomentId id, Moment.Content said) {
    keep(viewer, id, said, clock.instant());
  }

  /** Keeps a moment that was written at that time; the same id again changes nothing. */
  @Transactional
  public void keep(Viewer.Oneself viewer, MomentId id, Moment.Content said, Instant at) {
    moments.add(viewer, id.value(), said, column("at", at));
  }

  /** Changes what was said in it, not when it was; refused with {@link Conflict} where it was changed meanwhile. */
  @Transactional
  public void change(Viewer.Oneself viewer, MomentId id, int version, Moment.Content said) {
    moments.change(viewer, id.value(), version, said);
  }

  /** Deletes a moment, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, MomentId id) {
    moments.delete(viewer, id.value());
  }

  private static Moment moment(SealedRows.Row<Moment.Content> row) {
    return new Moment(new MomentId(row.id()), row.get("at", Instant.class), row.words(), row.version());
  }
}
