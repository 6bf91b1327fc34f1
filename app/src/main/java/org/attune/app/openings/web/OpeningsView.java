package org.attune.app.openings.web;

import java.util.List;
import org.attune.app.openings.Booking;
import org.attune.app.openings.BusyCalendar;
import org.attune.app.openings.OpeningSettings;
import org.attune.app.openings.OpeningSlot;
import org.jspecify.annotations.Nullable;

/**
 * A therapist's own openings.
 *
 * @param next     the next times that somebody could book now
 * @param overlapping those of the bookings during which a session is planned
 * @param calendar theirs elsewhere, or null
 * @param isStale  whether that wasn't read for too long, so that nothing is free
 */
public record OpeningsView(OpeningSettings pattern, List<OpeningSlot> next, List<Booking> bookings, List<Booking> overlapping, @Nullable BusyCalendar calendar,
                           boolean isStale) {}
