package org.attune.app.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: the first argument of every call. A transactional method that takes a viewer first runs with that viewer
 * known to the database, whose policies then decide what exists for them.
 */
public sealed interface Viewer {

  /** A person at work in one practice, with the roles they hold there now. */
  record Member(PersonId person, PracticeId practice, Set<Role> roles) implements Viewer {
    public Member {
      roles = Set.copyOf(roles);
    }

    public boolean hasRole(Role role) {
      return roles.contains(role);
    }

    /** The same person as themselves, outside any practice. */
    public Oneself asOneself() {
      return new Oneself(person);
    }
  }

  /** A person who looks at what is their own; a client is always this. */
  record Oneself(PersonId person) implements Viewer {}

  /** The holder of a link: they write for its person about the one session it was sent for, and read nothing that was written. */
  record LinkHolder(AccessLinkId link, PersonId person, PracticeId practice, CourseId course, LinkedSession session)
      implements Viewer {}

  /** The session that a link was sent for: of sessions, a viewer knows no more than which. */
  record LinkedSession(UUID value) {}

  /** A trusted person, who was asked by a mail to be there: they hold its link, and no sign-in; {@code trust} is what they were asked. */
  record Trusted(AccessLinkId link, UUID trust) implements Viewer {}

  /** Somebody who asked for a first talk: they hold its link, and no sign-in. */
  record Enquirer(AccessLinkId link, UUID request) implements Viewer {}

  /** The application at work for nobody in particular, within one practice and, where named, one course. */
  record Job(PracticeId practice, @Nullable CourseId course) implements Viewer {
    public Job(PracticeId practice) {
      this(practice, null);
    }
  }

  /** Anyone else. */
  record Visitor() implements Viewer {}
}
