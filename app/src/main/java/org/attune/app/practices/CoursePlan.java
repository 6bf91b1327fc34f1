package org.attune.app.practices;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist and a client agreed on before their course begins.
 *
 * @param weeksBetween weeks from one session to the next, or 0 where they agree each time
 * @param firstSession when they first meet, or null
 * @param length       how long a session is
 */
public record CoursePlan(int weeksBetween, @Nullable Instant firstSession, Duration length) {}
