package org.attune.app.letters;

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

/** The letters that a person keeps. */
@Service("ownLetters") // the mails that this place sends have letters too
public class Letters {

  /** The longest letter, in characters. */
  public static final int MAX_LENGTH = 200_000;
  /** The longest name of its recipient, in characters. */
  public static final int MAX_NAME_LENGTH = 200;

  private final SealedRows<SealedLetter> letters;
  private final Clock clock;

  Letters(SealedTables tables, Clock clock) {
    this.letters = tables.of("letter", "written_at desc, id", SealedLetter.class);
    this.clock = clock;
  }

  /** What is sealed of a letter. */
  private record SealedLetter(String to, String text) {}

  /** What became of an edit. */
  public sealed interface SaveResult {
    /** In the letter. */
    record Saved(LetterId letter) implements SaveResult {}

    /** The letter had been changed elsewhere meanwhile: that one stays, and this one lies beside it. */
    record SavedAsCopy(LetterId letter) implements SaveResult {}
  }

  /** All letters, the latest first. */
  @Transactional
  public List<Letter> all(Viewer.Oneself viewer) {
    return letters.all(viewer).stream().map(Letters::letter).toList();
  }

  /** Those that were given, the latest written first. */
  @Transactional
  public List<Letter> givenLetters(Viewer.Oneself viewer) {
    return letters.where(viewer, "given_at is not null").stream().map(Letters::letter).toList();
  }

  /** One letter. */
  @Transactional
  public Letter get(Viewer.Oneself viewer, LetterId id) {
    return letter(letters.get(viewer, id.value()));
  }

  /** The same, if it is there. */
  @Transactional
  public Optional<Letter> find(Viewer.Oneself viewer, LetterId id) {
    return letters.find(viewer, id.value()).map(Letters::letter);
  }

  /** Keeps a new letter; the same id again changes nothing. */
  @Transactional
  public void add(Viewer.Oneself viewer, LetterId id, String to, String text) {
    letters.add(viewer, id.value(), new SealedLetter(to, text), column("written_at", clock.instant()));
  }

  /** Goes on with a letter from the version that was read; where that is not the latest, both are kept, unless they are the same. */
  @Transactional
  public SaveResult saveEdit(Viewer.Oneself viewer, LetterId id, int version, LetterId otherwise, String to, String text) {
    Letter now = get(viewer, id);
    if (now.version() != version && now.recipient().equals(to) && now.text().equals(text)) {
      return new SaveResult.Saved(id); // sent twice, since the first answer was lost
    }
    try {
      letters.change(viewer, id.value(), version, new SealedLetter(to, text), column("written_at", clock.instant()));
      return new SaveResult.Saved(id);
    } catch (Conflict changed) {
      add(viewer, otherwise, to, text);
      return new SaveResult.SavedAsCopy(otherwise);
    }
  }

  /** Its writer says that they gave it, or sent it by themselves. */
  @Transactional
  public void markGiven(Viewer.Oneself viewer, LetterId id) {
    if (get(viewer, id).givenAt() == null) {
      letters.set(viewer, id.value(), column("given_at", clock.instant()));
    }
  }

  /** Takes that back: it is a letter to keep. */
  @Transactional
  public void unmarkGiven(Viewer.Oneself viewer, LetterId id) {
    letters.set(viewer, id.value(), column("given_at", null));
  }

  /** Deletes a letter, at once and for good. */
  @Transactional
  public void delete(Viewer.Oneself viewer, LetterId id) {
    letters.delete(viewer, id.value());
  }

  private static Letter letter(SealedRows.Row<SealedLetter> row) {
    return new Letter(new LetterId(row.id()), row.get("written_at", Instant.class), row.find("given_at", Instant.class), row.words().to(),
        row.words().text(), row.version());
  }
}
