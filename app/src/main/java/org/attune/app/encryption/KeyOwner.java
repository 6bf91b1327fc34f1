package org.attune.app.encryption;

import java.util.UUID;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;

/** Whose key words lie under: a person's own, that of their space, or that of what two share: a course, a trust, a request. */
public sealed interface KeyOwner {
  UUID id();

  /** What the database calls this kind of owner. */
  String kind();

  record OfPerson(PersonId person) implements KeyOwner {
    @Override
    public UUID id() {
      return person.value();
    }

    @Override
    public String kind() {
      return "person";
    }
  }

  record OfCourse(CourseId course) implements KeyOwner {
    @Override
    public UUID id() {
      return course.value();
    }

    @Override
    public String kind() {
      return "course";
    }
  }

  /** What a person and their trusted person both know. */
  record OfTrust(UUID id) implements KeyOwner {
    @Override
    public String kind() {
      return "trust";
    }
  }

  /** A therapist's calendar elsewhere: its address, which jobs open to fetch it. */
  record OfBusyCalendar(UUID id) implements KeyOwner {
    @Override
    public String kind() {
      return "busy-calendar";
    }
  }

  /** What somebody wrote who asks for a first talk, and what was answered. */
  record OfRequest(UUID id) implements KeyOwner {
    @Override
    public String kind() {
      return "request";
    }
  }

  /** Who that is, and how they are reached: a key apart, since who answers the words doesn't know yet. */
  record OfEnquirer(UUID id) implements KeyOwner {
    @Override
    public String kind() {
      return "enquirer";
    }
  }

  /** A space has a key apart from its person's: a therapist reads words under that one, and none under this. */
  record OfSpace(UUID id) implements KeyOwner {
    @Override
    public String kind() {
      return "space";
    }
  }
}
