package org.attune.app.space;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Something ahead that has a day, such as a coffee with Ruth.
 *
 * @param what said in words
 * @param at   its hour, or null where none was said
 */
public record PlannedEvent(String what, LocalDate on, @Nullable LocalTime at, String address) {}
