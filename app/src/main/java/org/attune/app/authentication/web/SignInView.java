package org.attune.app.authentication.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in page.
 *
 * @param then     where to go after it, or empty
 * @param interruptedAddress     where a form was going when the sign-in had run out, or null
 * @param fields   what was typed into that form
 * @param errorMessage    the message of what did not fit, or null
 * @param passkeys whether passkeys can be used here
 */
public record SignInView(String signInName, String then, @Nullable String interruptedAddress, List<Field> fields,
                         @Nullable String errorMessage, boolean passkeys) {
  public record Field(String name, String value) {}
}
