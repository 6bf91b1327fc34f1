package org.attune.app.space;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The moments in which a person was seen. */
@Service
public class SeenMoments {

  /** The longest line, in characters. */
  public static final int MAX_LENGTH = 500;

  private final SealedRows<String> moments;
  private final Clock clock;

  SeenMoments(SealedTables tables, Clock clock) {
    this.moments = tables.ofTexts("seen_moment", "at desc, id");
    this.clock = clock;
  }

  /** Keeps a line; the same id again changes nothing. */
  @Transactional
  public void add(Viewer.Oneself viewer, UUID id, String line) {
    moments.add(viewer, id, line, column("at", clock.instant()));
  }

  /** All of them, the latest first. */
  @Transactional
  public List<SeenMoment> all(Viewer.Oneself viewer) {
    return moments.all(viewer).stream().map(SeenMoments::moment).toList();
  }

  /** One of them, if it is there. */
  @Transactional
  public Optional<SeenMoment> find(Viewer.Oneself viewer, UUID id) {
    return moments.find(viewer, id).map(SeenMoments::moment);
  }

  private static SeenMoment moment(SealedRows.Row<String> row) {
    return new SeenMoment(row.id(), row.get("at", Instant.class), row.words());
  }

  /** Deletes one, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, UUID id) {
    moments.delete(viewer, id);
  }
}
