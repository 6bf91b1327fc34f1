package org.attune.app.practices.web;

import org.attune.app.identity.PersonName;
import org.attune.app.practices.Invitation;
import org.jspecify.annotations.Nullable;

/**
 * The page on which somebody takes up an invitation.
 *
 * @param keepsByLaw what the practice must keep by law, or null
 * @param inviter who invited them
 * @param signedIn who is signed in already, or null
 */
public record InvitationAcceptanceView(String path, Invitation invitation, String practice, @Nullable String keepsByLaw,
                         PersonName inviter, @Nullable String signedIn) {
  public String invitedBy() {
    return inviter.shortForm();
  }

  /** Whether it gives a sign-in to somebody whose past is here already. */
  public boolean isForHistoricalRecord() {
    return invitation.invitee().person() != null;
  }

  public boolean isClient() {
    return invitation.role() == org.attune.app.identity.Role.CLIENT;
  }
}
