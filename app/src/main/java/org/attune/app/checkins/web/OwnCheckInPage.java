package org.attune.app.checkins.web;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.UnsaidWords;
import org.jspecify.annotations.Nullable;

/**
 * A client's own check-in.
 *
 * @param given what they said last, or null
 * @param open  whether it may still be changed
 * @param read  the first reading of what they said last, or null
 * @param said  lines that the therapist added
 * @param lines what they could not say
 */
public record OwnCheckInPage(CheckInPage checkIn, @Nullable CheckIn given, boolean open,
                             @Nullable Read read, List<Said> said, List<UnsaidWords> lines) {
  public record Read(String who, ZonedDateTime at) {}

  /** A line, and whether the client let it be known that they read it. */
  public record Said(UUID id, String who, String words, ZonedDateTime at, boolean read) {}
}
