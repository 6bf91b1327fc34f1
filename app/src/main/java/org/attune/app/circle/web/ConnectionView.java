package org.attune.app.circle.web;

import java.util.List;
import java.util.UUID;
import org.attune.app.circle.Connection;
import org.jspecify.annotations.Nullable;

/**
 * One person of the circle.
 *
 * @param easeLine     the points of a line through how at ease one was, the earliest first, or null with fewer than two
 * @param patterns what was noted again and again, in sentences
 */
public record ConnectionView(Connection person, List<ConnectionNote> eases, List<ConnectionNote> hard, @Nullable String easeLine,
    List<String> patterns,
                         ConnectionNoteForm form) {

  /** Something that was said of a person. */
  public record ConnectionNote(UUID id, String label, String words, String when) {}
}
