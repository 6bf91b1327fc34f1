package org.attune.app.checkins.web;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.UnsaidEntry;
import org.attune.app.sessions.CoursePrompt;
import org.jspecify.annotations.Nullable;

/**
 * A client's own check-in.
 *
 * @param lastCheckIn what they said last, or null
 * @param open  whether it may still be changed
 * @param read  the first reading of what they said last, or null
 * @param replies  lines that the therapist added
 * @param unsaid what they could not say
 * @param questions what modules ask the client now
 */
public record OwnCheckInView(CheckInView checkIn, @Nullable CheckIn lastCheckIn, boolean open,
                             @Nullable FirstReading read, List<ReplyLine> replies, List<UnsaidEntry> unsaid, List<CoursePrompt> questions) {
  public record FirstReading(String reader, ZonedDateTime at) {}

  /** A line, and whether the client let it be known that they read it. */
  public record ReplyLine(UUID id, String author, String words, ZonedDateTime at, boolean read) {}
}
