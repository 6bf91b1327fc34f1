package org.attune.app.bringing.web;

import org.jspecify.annotations.Nullable;

/**
 * What was brought, for its reader.
 *
 * @param liveUntil until when it is shown as it is now, or null for a copy
 */
public record SharedEntryView(EntryCopyView copy, String when, @Nullable String liveUntil) {}
