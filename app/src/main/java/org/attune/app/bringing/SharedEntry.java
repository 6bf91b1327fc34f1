package org.attune.app.bringing;

import java.time.Instant;
import org.attune.app.identity.CourseId;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a client brought it.
 *
 * @param liveUntil until when it is shown as it is now, or null for a copy of how it was
 */
public record SharedEntry(SharedEntryId id, CourseId course, Instant at, @Nullable Instant liveUntil, EntryCopy copy) {}
