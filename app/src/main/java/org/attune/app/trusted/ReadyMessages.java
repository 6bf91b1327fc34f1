package org.attune.app.trusted;

import static org.attune.app.space.SealedRows.Column.column;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.space.SealedRows;
import org.attune.app.space.SealedTables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those to reach by one's own phone. Nothing is sent from here, to anyone. */
@Service
public class ReadyMessages {

  /** The longest number, in characters: with all that people put between its digits. */
  public static final int MAX_NUMBER_LENGTH = 40;
  /** The longest sentence, in characters: what phones take from a link. */
  public static final int MAX_LENGTH = 300;

  private final SealedRows<ReadyMessage.Content> messages;
  private final Clock clock;

  ReadyMessages(SealedTables tables, Clock clock) {
    this.messages = tables.of("ready_message", "kept_at, id", ReadyMessage.Content.class);
    this.clock = clock;
  }

  /** All of them, the first kept first. */
  @Transactional
  public List<ReadyMessage> all(Viewer.Oneself viewer) {
    return messages.all(viewer).stream().map(ReadyMessages::message).toList();
  }

  /** One of them. */
  @Transactional
  public ReadyMessage get(Viewer.Oneself viewer, UUID id) {
    return message(messages.get(viewer, id));
  }

  /** The same, if it is there. */
  @Transactional
  public Optional<ReadyMessage> find(Viewer.Oneself viewer, UUID id) {
    return messages.find(viewer, id).map(ReadyMessages::message);
  }

  /** Keeps one; the same id again changes nothing. */
  @Transactional
  public void add(Viewer.Oneself viewer, UUID id, ReadyMessage.Content typed) {
    messages.add(viewer, id, typed, column("kept_at", clock.instant()));
  }

  /** Changes one from the version that was read; refused with {@link Conflict} where it was changed meanwhile. */
  @Transactional
  public void change(Viewer.Oneself viewer, UUID id, int version, ReadyMessage.Content typed) {
    if (!get(viewer, id).words().equals(typed)) { // else sent twice, since the first answer was lost
      messages.change(viewer, id, version, typed);
    }
  }

  /** Deletes one, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, UUID id) {
    messages.delete(viewer, id);
  }

  private static ReadyMessage message(SealedRows.Row<ReadyMessage.Content> row) {
    return new ReadyMessage(row.id(), row.get("kept_at", Instant.class), row.version(), row.words());
  }
}
