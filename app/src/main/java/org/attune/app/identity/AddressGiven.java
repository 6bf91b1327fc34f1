package org.attune.app.identity;

/** Somebody gave a mail address that nobody has confirmed yet; the link does. */
public record AddressGiven(PersonId person, LinkId link) {}
