package org.attune.app.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter. Most are never given to anyone, and are whole without that.
 *
 * @param recipient      who it is to, in its writer's words, or empty
 * @param givenAt when its writer said that they gave or sent it, or null
 */
public record Letter(LetterId id, Instant writtenAt, @Nullable Instant givenAt, String recipient, String text, int version) {}
