package org.attune.app.identity.web;

/**
 * Where somebody shows who they are.
 *
 * @param closed whether what they can read is closed
 * @param asked  whether they asked their practice
 * @param codes  how many recovery codes are left
 */
public record ConfirmationPage(boolean closed, boolean asked, boolean passkeys, int codes, boolean client,
                               boolean works) {}
