package org.attune.app.authentication;

import org.attune.app.identity.PersonId;

/** Something about how somebody signs in was changed; they are to be told, in case it wasn't they. */
public record SignInChanged(PersonId person) {}
