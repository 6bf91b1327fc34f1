package org.attune.app.bringing;

import java.time.Instant;
import org.attune.app.identity.CourseId;

/** A copy of one entry, as it was when the client brought it. */
public record Brought(BroughtId id, CourseId course, Instant at, Copy copy) {}
