package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;

/**
 * A place that the navigation leads to; the module that has the place contributes a bean of this type. The {@code @Order} of
 * these beans is the order of the navigation.
 *
 * @param title   the key of its name
 * @param path    its page, and all pages below it
 * @param offered whether it is offered to the person who sent this request; asked of signed-in people only
 */
public record NavigationSection(String title, String path, Predicate<HttpServletRequest> offered) {

  /** Whether the page at this path lies in the section. */
  public boolean holds(String path) {
    return path.equals(this.path) || path.startsWith(this.path + "/");
  }
}
