package org.attune.app.openings;

import java.util.List;

/** All that a therapist said about their time. */
public record OpeningSettings(List<WeeklyHours> weekly, List<HoursException> exceptions, BookingRules rules) {}
