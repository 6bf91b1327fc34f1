package org.attune.app.notifications;

/** A mail as it goes out. */
public record ComposedMail(String to, String subject, String body) {
  @Override
  public String toString() {
    return "Letter[…]";
  }
}
