package org.attune.app.rhythm.web;

import org.jspecify.annotations.Nullable;

/** A contact, as it was typed. */
public record ContactForm(@Nullable String key, @Nullable String on, @Nullable String words) {}
