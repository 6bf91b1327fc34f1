package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A place that the navigation leads to; the module that has the place contributes a bean of this type. The {@code @Order} of
 * these beans is the order of the navigation.
 *
 * @param title   the key of its name
 * @param path    its page, and all pages below it
 * @param more    further addresses whose pages belong to it, such as those of courses to the clients
 * @param offered whether it is offered to the person who sent this request; asked of signed-in people only
 */
public record NavigationSection(String title, String path, List<String> more, Predicate<HttpServletRequest> offered) {

  public NavigationSection {
    more = List.copyOf(more);
  }

  /** A section whose pages all lie below its own. */
  public NavigationSection(String title, String path, Predicate<HttpServletRequest> offered) {
    this(title, path, List.of(), offered);
  }

  /** Whether the page at this path lies in the section. */
  boolean holds(String path) {
    return Stream.concat(Stream.of(this.path), more.stream()).anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
  }
}
