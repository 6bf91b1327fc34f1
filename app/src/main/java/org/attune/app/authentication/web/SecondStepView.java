package org.attune.app.authentication.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The second step of somebody's sign-in.
 *
 * @param recoveryCodesLeft    how many recovery codes are left
 * @param dueOn      from when on a practice of theirs asks for it, or null
 * @param rolesWithheld whether work is withheld already
 * @param mayChange whether this sign-in may change a way in, which one by a password alone may not beside a passkey
 */
public record SecondStepView(String signInName, boolean on, int recoveryCodesLeft, @Nullable LocalDate dueOn, boolean rolesWithheld,
                             boolean mayChange, boolean passkeys) {}
