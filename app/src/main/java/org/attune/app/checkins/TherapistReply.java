package org.attune.app.checkins;

import java.time.Instant;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A line that the therapist herself added to a client's check-in.
 *
 * @param readAt when the client let it be known that they read it, or null
 */
public record TherapistReply(UUID id, SessionId session, PersonId author, String words, Instant writtenAt, @Nullable Instant readAt) {}
