package org.attune.app.sharing;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** Somebody looked; again within the same quarter of an hour is the same look. */
public record Look(PersonId looker, PracticeId practice, Looked what, Instant at) {}
