package org.attune.app.rhythm;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody would like to be in touch with a person.
 *
 * @param since when they wished so; counts where there was no contact yet
 * @param postponedUntil not before this day, or null
 */
public record ContactFrequency(Interval interval, LocalDate since, @Nullable LocalDate postponedUntil) {}
