package org.attune.app.rhythm;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody would like to be in touch with a person.
 *
 * @param since when they wished so; counts where there was no contact yet
 * @param later not before this day, or null
 */
public record Rhythm(Every every, LocalDate since, @Nullable LocalDate later) {}
