package org.attune.app.checkins;

import java.time.Instant;
import org.attune.app.sessions.SessionId;

/** A sealed line of which the client lets it be known that it is there. */
public record UnsaidHint(UnsaidId id, SessionId session, Instant writtenAt) {}
