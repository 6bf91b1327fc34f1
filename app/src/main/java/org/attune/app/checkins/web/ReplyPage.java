package org.attune.app.checkins.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.checkins.Answer;
import org.attune.app.checkins.CheckIn;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What a client said of a session, and the lines that came back. */
public record ReplyPage(String address, String course, String client, ZonedDateTime heldAt, @Nullable CheckIn said,
                        Answer answer, List<Line> lines, @Nullable String key, String typed, FieldErrors errors) {
  /**
   * @param who    null for the viewer's own
   * @param readAt when the client let it be known that they read it, or null
   */
  public record Line(@Nullable String who, String words, ZonedDateTime at, @Nullable ZonedDateTime readAt) {}
}
