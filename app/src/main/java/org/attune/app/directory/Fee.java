package org.attune.app.directory;

import org.jspecify.annotations.Nullable;

/**
 * What a session costs.
 *
 * @param reduced  where money is tight, or null
 * @param currency ISO 4217
 */
public record Fee(int regular, @Nullable Integer reduced, String currency) {}
