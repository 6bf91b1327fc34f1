package org.attune.app.checkins;

import java.time.Instant;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.sessions.SessionId;

/** A line that the therapist herself added to a client's check-in. */
public record Reply(UUID id, SessionId session, PersonId author, String words, Instant writtenAt) {}
