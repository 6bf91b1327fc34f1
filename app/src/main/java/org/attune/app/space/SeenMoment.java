package org.attune.app.space;

import java.time.Instant;
import java.util.UUID;

/** A moment in which a person was seen: one line, such as "The driver waited for me." */
public record SeenMoment(UUID id, Instant at, String words) {}
