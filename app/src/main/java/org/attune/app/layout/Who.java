package org.attune.app.layout;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person as a page shows them. Whoever signs people in sets it as the request attribute {@link #ATTRIBUTE}.
 *
 * @param name how the person is shown to themselves
 * @param practice the practice they are in at the moment; none for a person alone
 * @param sections what the navigation offers, in its order
 * @param country ISO 3166 code, which help lines follow
 * @param zone where their days begin
 */
public record Who(String name, @Nullable String practice, List<Section> sections, @Nullable String country, ZoneId zone) {
  /** Where the pages are that are for one person's eyes alone, and lock when nothing happens for a while. */
  public static final List<String> PRIVATE = List.of(Addresses.SPACE, Addresses.SOMEONE_ELSE);

  /** The request attribute that holds the signed-in person. */
  public static final String ATTRIBUTE = "org.attune.who";

  public Who {
    sections = List.copyOf(sections);
  }

  /** Whether the page at this path is such a one. */
  public static boolean isPrivate(String path) {
    return PRIVATE.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
  }

  /** Whether they have a therapist here, and may want to turn to someone else. */
  public boolean isClient() {
    return sections.contains(Section.COURSE);
  }
}
