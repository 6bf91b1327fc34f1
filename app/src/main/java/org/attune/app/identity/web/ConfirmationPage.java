package org.attune.app.identity.web;

/**
 * Where somebody shows who they are.
 *
 * @param closed whether what they can read is closed
 * @param vouched whether somebody of their practice gave them their password, so that it takes another to open
 * @param asked  whether they asked their practice
 * @param codes  how many recovery codes are left
 */
public record ConfirmationPage(boolean closed, boolean vouched, boolean asked, boolean passkeys, int codes, boolean client,
                               boolean works) {}
