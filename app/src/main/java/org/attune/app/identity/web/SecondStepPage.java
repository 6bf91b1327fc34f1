package org.attune.app.identity.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The second step of somebody's sign-in.
 *
 * @param codes    how many recovery codes are left
 * @param due      from when on a practice of theirs asks for it, or null
 * @param withheld whether work is withheld already
 * @param mayChange whether this sign-in may change a way in, which one by a password alone may not beside a passkey
 */
public record SecondStepPage(String signInName, boolean on, int codes, @Nullable LocalDate due, boolean withheld,
                             boolean mayChange, boolean passkeys) {}
