package org.attune.app.rhythm;

import org.jspecify.annotations.Nullable;

/**
 * Whether and when a note may come.
 *
 * @param paused whether all rhythms rest
 * @param hour   from 0 to 23, at which a note may come, or null for none
 */
public record ContactReminderSettings(boolean paused, @Nullable Integer hour) {}
