package org.attune.app.circle.web;

import java.util.List;
import java.util.UUID;
import org.attune.app.circle.Connection;
import org.jspecify.annotations.Nullable;

/**
 * One person of the circle.
 *
 * @param line     the points of a line through how at ease one was, the earliest first, or null with fewer than two
 * @param patterns what was noted again and again, in sentences
 */
public record PersonPage(Connection person, List<Said> eases, List<Said> hard, @Nullable String line, List<String> patterns,
                         SaidForm form) {

  /** Something that was said of a person. */
  public record Said(UUID id, String what, String words, String when) {}
}
