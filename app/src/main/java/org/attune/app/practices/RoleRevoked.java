package org.attune.app.practices;

import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;

/** A manager takes a role from somebody. Heard in the same transaction: who still needs them in it refuses. */
public record RoleRevoked(PracticeId practice, PersonId person, Role role) {}
