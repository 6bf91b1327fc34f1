package org.attune.app.identity;

/** A link that confirms a mail address is to be mailed there. */
public record AddressConfirmationRequested(PersonId person, AccessLinkId link) {}
