package org.attune.app.checkins.web;

import java.util.List;
import java.util.Map;
import org.attune.app.checkins.ReadReceipts;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseReader;
import org.attune.app.sessions.Courses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds out who will read what a client writes in a course. */
@Component
class ReaderNotices {

  private final Courses courses;
  private final People people;
  private final Practices practices;
  private final ReadReceipts receipts;

  ReaderNotices(Courses courses, People people, Practices practices, ReadReceipts receipts) {
    this.courses = courses;
    this.people = people;
    this.practices = practices;
    this.receipts = receipts;
  }

  @Transactional(readOnly = true)
  public ReaderNotice of(Viewer viewer, CourseId id) {
    Course course = courses.find(viewer, id).orElseThrow(NotFound::new);
    CourseReader reader = courses.currentReader(viewer, id);
    Practice practice = practices.find(viewer, course.practice()).orElseThrow(NotFound::new);
    Map<PersonId, Person> known = people.byId(viewer, List.of(course.therapist(), reader.person()));
    String therapist = name(known, course.therapist());
    boolean covered = reader.until() != null && !reader.person().equals(course.therapist());
    return new ReaderNotice(therapist, covered ? name(known, reader.person()) : null,
        reader.until() == null ? null : reader.until().atZone(practice.timeZone()).toLocalDate(),
        receipts.habit(viewer, course.therapist()), practice.timeZone());
  }

  private static String name(Map<PersonId, Person> known, PersonId id) {
    Person person = known.get(id);
    if (person == null) {
      throw new NotFound();
    }
    return person.shortName();
  }
}
