package org.attune.app.sessions;

import java.time.Instant;
import java.time.LocalDate;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Some days on which a therapist is away, both included.
 *
 * @param coveredBy who reads and meets meanwhile, or null where nobody does
 * @param cancels   whether sessions in that time don't take place
 */
public record Absence(AbsenceId id, PersonId therapist, LocalDate from, LocalDate to, Instant startsAt, Instant endsAt,
                      @Nullable PersonId coveredBy, boolean cancels) {}
