package org.attune.app.measures.web;

import java.time.ZoneId;
import org.attune.app.identity.PersonName;
import org.attune.app.sessions.Course;

/** A course on a page for who keeps it: its client's name, and the practice's clock. */
public record MeasuredCourse(Course course, PersonName client, ZoneId zone) {

  public String name() {
    return client.shortForm();
  }

  /** Where the questionnaires of the course are. */
  public String address() {
    return "/courses/" + course.id() + "/measures";
  }
}
