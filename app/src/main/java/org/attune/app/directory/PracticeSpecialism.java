package org.attune.app.directory;

import java.util.UUID;

/** A specialism in the practice's own words, beside {@link Specialisms}. */
public record PracticeSpecialism(UUID id, String name) {}
