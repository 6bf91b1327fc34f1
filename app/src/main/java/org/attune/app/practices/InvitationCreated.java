package org.attune.app.practices;

import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.PracticeId;

/** An invitation is to be mailed, for the first time or once more; only where it has an address. */
public record InvitationCreated(PracticeId practice, InvitationId invitation, AccessLinkId link) {}
