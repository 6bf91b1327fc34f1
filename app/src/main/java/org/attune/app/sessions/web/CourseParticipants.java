package org.attune.app.sessions.web;

import java.time.ZoneId;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Role;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.stereotype.Component;

/** In which chair somebody sits who opens a page that both of a course have. */
@Component
class CourseParticipants {

  private final Courses courses;
  private final Practices practices;
  private final People people;

  CourseParticipants(Courses courses, Practices practices, People people) {
    this.courses = courses;
    this.practices = practices;
    this.people = people;
  }

  /** One of the two, with the other's name. */
  record CourseParticipant(Viewer viewer, Course course, boolean client, PersonId self, PersonName other, ZoneId zone) {

    String otherName() {
      return other.shortForm();
    }

    /** The page of the course that this person goes back to. */
    String home() {
      return client ? "/course/sessions" : "/courses/" + course.id() + "/sessions";
    }
  }

  /** The seat of a client or therapist at their course; nobody else has one. */
  CourseParticipant find(SignedInPerson signedIn, CourseId id) {
    Course course = courses.find(signedIn.asOneself(), id).orElseThrow(NotFound::new);
    boolean client = course.client().equals(signedIn.person());
    if (!client && !course.therapist().equals(signedIn.person())) {
      throw new NotFound();
    }
    Viewer viewer = client ? signedIn.asOneself()
        : signedIn.asMember(course.practice()).filter(m -> m.practice().equals(course.practice())).orElseThrow(NotFound::new);
    return new CourseParticipant(viewer, course, client, signedIn.person(), name(viewer, client ? course.therapist() : course.client()),
        zone(viewer, course));
  }

  PersonName name(Viewer viewer, PersonId person) {
    return people.find(viewer, person).map(Person::personName).orElse(PersonName.of("…"));
  }

  boolean hasNoSignIn(Viewer viewer, PersonId client) {
    return people.find(viewer, client).filter(p -> p.signInName() == null).isPresent();
  }

  /** Where a member hands a course over or closes it: its therapist beside its sessions, others beside the practice's. */
  String home(Viewer.Member viewer, CourseId course) {
    boolean own = courses.find(viewer, course).filter(c -> c.therapist().equals(viewer.person())).isPresent();
    return own ? "/courses/" + course + "/sessions" : viewer.hasRole(Role.MANAGER) ? "/practice/handovers" : "/practice/concerns";
  }

  ZoneId zone(Viewer viewer, Course course) {
    return practices.find(viewer, course.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
  }
}
