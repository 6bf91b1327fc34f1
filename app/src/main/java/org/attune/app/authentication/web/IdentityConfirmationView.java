package org.attune.app.authentication.web;

/**
 * Where somebody shows who they are.
 *
 * @param hasClosedWords whether what they can read is closed
 * @param confirmedInPerson whether somebody of their practice gave them their password, so that it takes another to open
 * @param requested  whether they asked their practice
 * @param recoveryCodesLeft  how many recovery codes are left
 */
public record IdentityConfirmationView(boolean hasClosedWords, boolean confirmedInPerson, boolean requested, boolean passkeys,
    int recoveryCodesLeft, boolean client,
                               boolean isStaff) {}
