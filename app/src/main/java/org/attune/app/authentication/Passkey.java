package org.attune.app.authentication;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key on somebody's device that signs them in.
 *
 * @param name   what they call it
 * @param usedAt when it last signed them in, or null
 */
public record Passkey(UUID id, String name, Instant madeAt, @Nullable Instant usedAt) {}
