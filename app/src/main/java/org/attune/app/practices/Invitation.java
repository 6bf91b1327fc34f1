package org.attune.app.practices;

import java.time.Instant;
import java.util.Locale;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.jspecify.annotations.Nullable;

/** An invitation into a practice. */
public record Invitation(InvitationId id, PracticeId practice, Role role, Invitee invitee, Issuance issuance, AccessLinkId link,
    State state, CoursePlan plan) {

  /**
   * The one who is meant.
   *
   * @param person  somebody whose past is here already, and who gets a sign-in by it; null for somebody new
   * @param name    as the one who invites calls them; empty once that was forgotten
   * @param address where to mail it, or null where the link is shown instead
   * @param language of the email and of the page that the link opens, until they choose one themselves
   */
  public record Invitee(@Nullable PersonId person, String name, @Nullable String address, Locale language) {}

  /** Who made it, when, and until when it can be accepted. */
  public record Issuance(PersonId by, Instant at, Instant expiresAt) {}


  public enum State {
    OPEN, ACCEPTED, WITHDRAWN, RUN_OUT,
    /** The code from the room was wrong too often. */
    LOCKED
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }
}
