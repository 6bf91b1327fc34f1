package org.attune.app.practices.web;

import java.util.List;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.practices.Invitation;
import org.attune.app.practices.Practice;

/**
 * A practice as those who work there see it.
 *
 * @param viewerId     who looks
 * @param receivesConcerns  whether the one who looks hears the concerns of clients
 * @param unreadConcerns  how many of them were not read yet
 * @param secondStepRequired whether all who work here are asked to sign in with two steps
 * @param selfRegistrationAllowed whether adults may open an account here by themselves
 * @param confirmationRequested    whether somebody asked to be told apart in person
 */
public record PracticeView(Practice practice, List<People.StaffMember> staff, List<Invitation> openInvitations, PersonId viewerId,
                           boolean isManager, boolean isTherapist, boolean receivesConcerns, int unreadConcerns, boolean canSendMail,
                           boolean secondStepRequired, boolean confirmationRequested, boolean selfRegistrationAllowed) {}
