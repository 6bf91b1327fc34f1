package org.attune.app.openings;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.attune.app.openings.WeeklyHours.LocalHours;
import org.jspecify.annotations.Nullable;

/**
 * A day that isn't as each week.
 *
 * @param hours what replaces the week's hours, or null where the day is closed
 */
public record HoursException(UUID id, LocalDate day, ZoneId zone, @Nullable LocalHours hours) {}
