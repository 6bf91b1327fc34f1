package org.attune.app.identity;

import org.jspecify.annotations.Nullable;

/**
 * How a person chose to be reached, and the name used outside; the address may be another person's too.
 *
 * @param address a mail address, or null where the person is not to be reached
 */
public record Contact(@Nullable String address, @Nullable String outsideName) {
  public static Contact none() {
    return new Contact(null, null);
  }
}
