package org.attune.app.practices.web;

import java.util.List;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.practices.Invitation;
import org.attune.app.practices.Practice;

/**
 * A practice as those who work there see it.
 *
 * @param me     who looks
 * @param hears  whether the one who looks hears the concerns of clients
 * @param unread  how many of them were not read yet
 * @param twoSteps whether whoever works here is asked to sign in with two steps
 * @param openAccounts whether adults may open an account here by themselves
 * @param asked    whether somebody asked to be told apart in person
 */
public record PracticePage(Practice practice, List<People.Staff> staff, List<Invitation> waiting, PersonId me,
                           boolean manager, boolean therapist, boolean hears, int unread, boolean mails,
                           boolean twoSteps, boolean asked, boolean openAccounts) {}
