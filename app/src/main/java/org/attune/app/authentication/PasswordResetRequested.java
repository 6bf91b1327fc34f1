package org.attune.app.authentication;

import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.PersonId;

/** Somebody who can't sign in any more asked for a new password; the link is to be mailed to them. */
public record PasswordResetRequested(PersonId person, AccessLinkId link) {}
