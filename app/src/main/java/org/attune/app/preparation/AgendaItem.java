package org.attune.app.preparation;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a client wants to bring to a session.
 *
 * @param shared whether the therapist may read it beforehand
 */
public record AgendaItem(UUID id, String words, boolean shared, Instant writtenAt) {}
