package org.attune.app.calendar.web;

import org.jspecify.annotations.Nullable;

/**
 * A person's calendar link.
 *
 * @param exists whether one works now
 * @param link   the new one, shown this once, or null
 * @param ofWork whether its person sees clients, whose initials it may show
 */
public record CalendarFeedView(boolean exists, @Nullable String link, boolean ofWork) {}
