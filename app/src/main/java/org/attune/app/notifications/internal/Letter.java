package org.attune.app.notifications.internal;

/** A mail as it goes out. */
record Letter(String to, String subject, String body) {
  @Override
  public String toString() {
    return "Letter[…]";
  }
}
