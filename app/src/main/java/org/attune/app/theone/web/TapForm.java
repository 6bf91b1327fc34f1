package org.attune.app.theone.web;

import org.jspecify.annotations.Nullable;

/** What was asked with a tap, as it was sent. */
public record TapForm(@Nullable String key, @Nullable String kind, @Nullable String about) {}
