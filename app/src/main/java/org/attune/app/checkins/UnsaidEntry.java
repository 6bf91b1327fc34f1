package org.attune.app.checkins;

import java.time.Instant;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A line that could not be said aloud, as its reader sees it.
 *
 * @param openedAt when the two opened it together, or null
 * @param readAt   when the therapist first read it, or null
 */
public record UnsaidEntry(UnsaidId id, SessionId session, Audience audience, boolean hintShown, String words,
                          Instant writtenAt, @Nullable Instant openedAt, @Nullable Instant readAt) {}
