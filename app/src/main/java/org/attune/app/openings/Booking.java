package org.attune.app.openings;

import java.util.UUID;
import org.attune.app.identity.PersonId;

/**
 * A time that was booked.
 *
 * @param heldFor what it is for, in the terms of who asked
 * @param moved   how often it was given another time
 */
public record Booking(HoldId id, UUID heldFor, PersonId therapist, OpeningSlot slot, int moved) {}
