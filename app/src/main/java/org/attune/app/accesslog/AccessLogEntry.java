package org.attune.app.accesslog;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** Somebody looked; again within the same quarter of an hour is the same entry. */
public record AccessLogEntry(PersonId person, PracticeId practice, AccessedRecord record, Instant at) {}
