package org.attune.app.measures.web;

import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.stereotype.Component;

/** Whose questionnaires a page shows. */
@Component
class MeasuredCourses {

  private final Courses courses;
  private final People people;
  private final Practices practices;

  MeasuredCourses(Courses courses, People people, Practices practices) {
    this.courses = courses;
    this.people = people;
    this.practices = practices;
  }

  /** A course that somebody keeps, or stands in for. */
  MeasuredCourse find(Viewer.Member viewer, CourseId id) {
    Course course = courses.findForClinician(viewer, id).orElseThrow(NotFound::new);
    return new MeasuredCourse(course, people.find(viewer, course.client()).map(Person::personName).orElseThrow(NotFound::new),
        practices.find(viewer, course.practice()).map(Practice::timeZone).orElseThrow(NotFound::new));
  }

  /** A course of the therapist's own that goes on. */
  MeasuredCourse findOwn(Viewer.Member viewer, CourseId id) {
    MeasuredCourse found = find(viewer, id);
    if (!found.course().therapist().equals(viewer.person()) || !found.course().isOpen()) {
      throw new NotFound();
    }
    return found;
  }
}
