package org.attune.app.practices;

import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;

/** A client took up their therapist's invitation: their course may open. */
public record InvitationAccepted(InvitationId invitation, PracticeId practice, PersonId client, PersonId therapist, CoursePlan plan) {}
