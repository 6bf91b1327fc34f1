package org.attune.app.identity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in page.
 *
 * @param then     where to go after it, or empty
 * @param late     where a form was going when the sign-in had run out, or null
 * @param fields   what was typed into that form
 * @param wrong    the message of what did not fit, or null
 * @param passkeys whether passkeys can be used here
 */
public record SignInPage(String signInName, String then, @Nullable String late, List<Field> fields,
                         @Nullable String wrong, boolean passkeys) {
  public record Field(String name, String value) {}
}
