package org.attune.app.identity;

/** Somebody who can't sign in any more asked for a new password; the link is to be mailed to them. */
public record ResetAsked(PersonId person, LinkId link) {}
