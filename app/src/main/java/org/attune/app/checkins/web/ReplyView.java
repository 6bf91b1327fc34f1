package org.attune.app.checkins.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What a client said of a session, and the lines that came back. */
public record ReplyView(String address, String course, PersonName clientName, ZonedDateTime heldAt, @Nullable CheckIn checkIn,
    ResponseStatus answer, List<SentReply> replies, Input input) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }

  /**
   * What was typed.
   *
   * @param key of a form that was refused, or null
   */
  public record Input(@Nullable String key, String draft, FieldErrors errors) {}

  /**
   * @param author    null for the viewer's own
   * @param readAt when the client let it be known that they read it, or null
   */
  public record SentReply(@Nullable String author, String words, ZonedDateTime at, @Nullable ZonedDateTime readAt) {}
}
