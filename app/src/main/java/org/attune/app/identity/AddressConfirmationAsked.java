package org.attune.app.identity;

/** A link that confirms a mail address is to be mailed there. */
public record AddressConfirmationAsked(PersonId person, LinkId link) {}
