package org.attune.app.circle;

import java.time.Instant;

/**
 * Something in a space that shows that one was in touch with somebody of the circle.
 *
 * @param sentence message key of one line that says what it was, without names
 * @param address  where it stands
 */
public record ContactEvidence(ConnectionId connection, Instant at, String sentence, String address) {}
