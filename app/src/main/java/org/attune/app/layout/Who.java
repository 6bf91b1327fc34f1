package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The signed-in person as a page shows them. What signs people in sets the request attribute {@link #ATTRIBUTE}: to it, or to
 * a supplier of it, which is asked when the page is made, in the transaction that the rest of the page is read in.
 *
 * @param name how the person is shown to themselves
 * @param practice the practice they are in at the moment; none for a person alone
 * @param sections what the navigation offers, in its order
 * @param client whether they have a therapist here, and may want to turn to someone else
 * @param space whether a space of their own is offered to them
 * @param country ISO 3166 code, which help lines follow
 * @param zone where their days begin
 */
public record Who(String name, @Nullable String practice, List<NavigationSection> sections, boolean client, boolean space,
                  @Nullable String country, ZoneId zone) {
  /**
   * Where the pages and files are that show what a person keeps to themselves, or to themselves and their therapist. They lock
   * when nothing happens for a while, all but the safety plan, which somebody may need before they find their password.
   */
  public static final List<String> PRIVATE = List.of(Addresses.SPACE + "/**", Addresses.SOMEONE_ELSE + "/**", Addresses.UNSAID + "/**",
      "/course/**", "/looks/**", "/sessions/*/check-in/**");

  private static final List<PathPattern> PATTERNS = PRIVATE.stream().map(PathPatternParser.defaultInstance::parse).toList();

  /** The request attribute that holds the signed-in person. */
  public static final String ATTRIBUTE = "org.attune.who";

  public Who {
    sections = List.copyOf(sections);
  }

  /** The signed-in person of a request; null for anyone else. */
  public static @Nullable Who of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Supplier<?> who) {
      request.setAttribute(ATTRIBUTE, who.get());
    }
    return (Who) request.getAttribute(ATTRIBUTE);
  }

  /** Whether the page at this path locks. */
  public static boolean isPrivate(String path) {
    try {
      PathContainer asked = PathContainer.parsePath(path);
      return !path.equals(Addresses.SAFETY_PLAN) && PATTERNS.stream().anyMatch(pattern -> pattern.matches(asked));
    } catch (IllegalArgumentException e) {
      return false; // no address: "%zz"
    }
  }
}
