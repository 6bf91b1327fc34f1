package org.attune.app.layout;

import java.util.List;

/**
 * Addresses of a module that a visitor may open without a sign-in; a module contributes its own as a bean of this type.
 * Every other address asks for a sign-in first.
 *
 * @param patterns as Spring's {@code PathPattern} writes them
 */
public record PublicRoutes(List<String> patterns) {
  public PublicRoutes {
    patterns = List.copyOf(patterns);
  }

  public static PublicRoutes of(String... patterns) {
    return new PublicRoutes(List.of(patterns));
  }
}
