package org.attune.app.sessions.web;

import java.util.List;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.sessions.Handover;
import org.jspecify.annotations.Nullable;

/**
 * Proposing a next therapist.
 *
 * @param pending what waits for the client's answer, or null
 * @param next    the name of who was proposed, or null
 * @param noSignIn whether the client can't be asked, so that the course passes at once
 */
public record HandoverProposalView(String course, PersonName clientName, String therapist, List<Person> candidates,
                           @Nullable Handover pending, @Nullable String next, String home, boolean noSignIn) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }
}
