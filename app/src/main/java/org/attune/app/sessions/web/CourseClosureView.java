package org.attune.app.sessions.web;

import org.attune.app.identity.PersonName;
import org.attune.app.sessions.Course;

/**
 * Closing a course without its client.
 *
 * @param clientName the client
 * @param noSignIn whether they can't be told
 */
public record CourseClosureView(Course course, PersonName clientName, String home, boolean noSignIn) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }
}
