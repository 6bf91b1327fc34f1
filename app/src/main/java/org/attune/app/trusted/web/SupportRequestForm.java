package org.attune.app.trusted.web;

import org.jspecify.annotations.Nullable;

/** A support request, as it was sent. */
public record SupportRequestForm(@Nullable String key, @Nullable String kind, @Nullable String about) {}
