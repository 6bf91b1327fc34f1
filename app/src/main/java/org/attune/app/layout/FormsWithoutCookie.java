package org.attune.app.layout;

import java.util.List;

/**
 * Addresses of forms that visitors send, who get no cookie: nothing is done in anybody's name there, so that a form which
 * another site sends does no more than one that its visitor types. A module contributes its own as a bean of this type; all other
 * forms carry a token.
 *
 * @param patterns as Spring's {@code PathPattern} writes them
 */
public record FormsWithoutCookie(List<String> patterns) {
  public FormsWithoutCookie {
    patterns = List.copyOf(patterns);
  }

  public static FormsWithoutCookie of(String... patterns) {
    return new FormsWithoutCookie(List.of(patterns));
  }
}
