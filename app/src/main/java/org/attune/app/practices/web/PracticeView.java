package org.attune.app.practices.web;

import java.util.List;
import java.util.Locale;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.practices.Invitation;
import org.attune.app.practices.Practice;
import org.jspecify.annotations.Nullable;

/**
 * A practice as those who work there see it.
 *
 * @param viewer                who looks
 * @param confirmationRequested whether somebody asked to be told apart in person
 * @param hasFirstSteps         whether the viewer has not done all that one does on the first day
 */
public record PracticeView(Practice practice, List<People.StaffMember> staff, List<Invitation> openInvitations, StaffViewer viewer,
    Concerns concerns, Settings settings, boolean confirmationRequested, boolean hasFirstSteps) {

  /** The practice's country, by its name in this language. */
  public String country(Locale language) {
    return Locale.of("", practice.country()).getDisplayCountry(language);
  }

  /** The name of who hears what a client can't say to their therapist; null where nobody is named who works here. */
  public @Nullable String concernsContactName() {
    return staff.stream().map(People.StaffMember::person).filter(p -> p.id().equals(practice.concernRecipients().colleague())).map(Person::name)
        .findFirst().orElse(null);
  }

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
