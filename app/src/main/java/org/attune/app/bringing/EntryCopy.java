package org.attune.app.bringing;

import java.util.List;
import java.util.UUID;
import org.attune.app.space.SpaceEntry;
import org.jspecify.annotations.Nullable;

/**
 * What an entry said.
 *
 * @param sentence  the message of its step
 * @param arguments what goes into that sentence
 * @param source    of what is shown live, or null: a copy knows nothing of where it came from
 */
public record EntryCopy(String sentence, List<String> arguments, List<SpaceEntry.LabelledText> texts, @Nullable Source source) {

  /** The entry that is shown, and where its pages begin. */
  public record Source(UUID entry, String address) {}

  public static EntryCopy of(SpaceEntry entry) {
    return new EntryCopy(entry.sentence(), entry.arguments(), entry.texts(), null);
  }

  static EntryCopy live(SpaceEntry entry) {
    return new EntryCopy(entry.sentence(), entry.arguments(), entry.texts(), new Source(entry.id(), entry.address()));
  }
}
