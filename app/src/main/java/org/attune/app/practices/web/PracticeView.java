package org.attune.app.practices.web;

import java.util.List;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.practices.Invitation;
import org.attune.app.practices.Practice;

/**
 * A practice as those who work there see it.
 *
 * @param viewer                who looks
 * @param confirmationRequested whether somebody asked to be told apart in person
 */
public record PracticeView(Practice practice, List<People.StaffMember> staff, List<Invitation> openInvitations, StaffViewer viewer,
    Concerns concerns, Settings settings, boolean confirmationRequested) {

  /** Who looks, and in which roles. */
  public record StaffViewer(PersonId id, boolean isManager, boolean isTherapist) {}

  /**
   * The concerns of the practice's clients.
   *
   * @param isRecipient whether the viewer is the one who hears them
   * @param unread      how many the viewer has not read yet
   */
  public record Concerns(boolean isRecipient, int unread) {}

  /**
   * What was chosen for the practice.
   *
   * @param secondStepRequired      whether all who work here are asked to sign in with two steps
   * @param selfRegistrationAllowed whether adults may open an account here without an invitation
   */
  public record Settings(boolean canSendMail, boolean secondStepRequired, boolean selfRegistrationAllowed) {}
}
