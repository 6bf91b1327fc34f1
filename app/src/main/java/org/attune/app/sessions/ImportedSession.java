package org.attune.app.sessions;

import java.time.Instant;

/** A session that was held before the course was kept here. */
public record ImportedSession(SessionId id, Instant at) {}
