package org.attune.app.directory;

import java.util.Set;

/**
 * What they work with and how.
 *
 * @param specialisms codes of {@link Specialisms}, or the practice's own words
 * @param approaches  codes of {@link Approaches}
 * @param notWith     what they don't work with, in their own words; may be empty
 */
public record FocusAreas(Set<String> specialisms, Set<String> approaches, String notWith) {
  public FocusAreas {
    specialisms = Set.copyOf(specialisms);
    approaches = Set.copyOf(approaches);
  }
}
