package org.attune.app.notifications;

import org.jspecify.annotations.Nullable;

/**
 * A mail as it goes out.
 *
 * @param entry what goes into its reader's calendar, or null
 */
public record ComposedMail(String to, String subject, String body, @Nullable CalendarEntry entry) {

  /** A calendar file (RFC 6047) and the method that it names. */
  public record CalendarEntry(String method, String file) {}

  public ComposedMail(String to, String subject, String body) {
    this(to, subject, body, null);
  }

  @Override
  public String toString() {
    return "Letter[…]";
  }
}
