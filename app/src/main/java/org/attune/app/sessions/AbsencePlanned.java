package org.attune.app.sessions;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** Days on which a therapist will be away were put down. */
public record AbsencePlanned(PracticeId practice, PersonId therapist, Instant from, Instant until) {}
