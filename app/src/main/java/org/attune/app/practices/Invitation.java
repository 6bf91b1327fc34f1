package org.attune.app.practices;

import java.time.Instant;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * An invitation into a practice.
 *
 * @param name    who is meant, as the one who invites calls them; empty once that was forgotten
 * @param person  somebody whose past is here already, and who gets a sign-in by it; null for somebody new
 * @param address where to mail it, or null where the link is shown instead
 */
public record Invitation(InvitationId id, PracticeId practice, Role role, PersonId invitedBy, @Nullable PersonId person,
                         String name, @Nullable String address, AccessLinkId link, State state, CoursePlan plan, Instant createdAt,
                         Instant expiresAt) {

  public enum State {
    OPEN, ACCEPTED, WITHDRAWN, RUN_OUT,
    /** The code from the room was wrong too often. */
    LOCKED
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }
}
