package org.attune.app.identity;

import java.util.UUID;

/** Whose key words lie under: a person's own, or a course's for what the two share. */
public sealed interface KeyOwner {
  UUID id();

  record OfPerson(PersonId person) implements KeyOwner {
    @Override
    public UUID id() {
      return person.value();
    }
  }

  record OfCourse(CourseId course) implements KeyOwner {
    @Override
    public UUID id() {
      return course.value();
    }
  }
}
