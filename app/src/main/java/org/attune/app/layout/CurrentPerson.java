package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person as a page shows them. What signs people in sets the request attribute {@link #ATTRIBUTE}: to it, or to
 * a supplier of it, which is asked when the page is made, in the transaction that the rest of the page is read in.
 *
 * @param shortName what pages call the person
 * @param fullName  their name in full
 * @param practice the practice they are in at the moment; none for a person alone
 * @param sections what the navigation offers, in its order
 * @param client whether they have a therapist here, and may want to turn to someone else
 * @param space whether a space of their own is offered to them
 * @param country ISO 3166 code, which help lines follow
 * @param zone where their days begin
 */
public record CurrentPerson(String shortName, String fullName, @Nullable String practice, List<NavigationSection> sections, boolean client, boolean space,
                  @Nullable String country, ZoneId zone) {
  /** The request attribute that holds the signed-in person. */
  public static final String ATTRIBUTE = "org.attune.who";

  public CurrentPerson {
    sections = List.copyOf(sections);
  }

  /** The section that the page at this path lies in: the first that holds it; null for a page that belongs to none. */
  public @Nullable NavigationSection sectionAt(String path) {
    return sections.stream().filter(section -> section.holds(path)).findFirst().orElse(null);
  }

  /** The signed-in person of a request; null for anyone else. */
  public static @Nullable CurrentPerson of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Supplier<?> who) {
      request.setAttribute(ATTRIBUTE, who.get());
    }
    return (CurrentPerson) request.getAttribute(ATTRIBUTE);
  }
}
