package org.attune.app.bringing;

import java.util.List;
import java.util.UUID;
import org.attune.app.space.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What an entry said.
 *
 * @param sentence  the message of its step
 * @param arguments what goes into that sentence
 * @param source    of what is shown live, or null: a copy knows nothing of where it came from
 */
public record Copy(String sentence, List<String> arguments, List<Entry.Text> texts, @Nullable Source source) {

  /** The entry that is shown, and where its pages begin. */
  public record Source(UUID entry, String address) {}

  public static Copy of(Entry entry) {
    return new Copy(entry.sentence(), entry.arguments(), entry.texts(), null);
  }

  static Copy live(Entry entry) {
    return new Copy(entry.sentence(), entry.arguments(), entry.texts(), new Source(entry.id(), entry.address()));
  }
}
