package org.attune.app.identity;

import org.jspecify.annotations.Nullable;

/** A person as others may know them. */
public record Person(PersonId id, String name, @Nullable String signInName) {}
