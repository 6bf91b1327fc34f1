package org.attune.app.practices;

import org.attune.app.identity.LinkId;
import org.attune.app.identity.PracticeId;

/** An invitation is to be mailed, for the first time or once more; only where it has an address. */
public record InvitationMade(PracticeId practice, InvitationId invitation, LinkId link) {}
