package org.attune.app.sessions;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.attune.app.database.QueryBatch;
import org.attune.app.identity.Viewer;

/** What a module asks the two of a course on pages of other modules. Each bean of this type is asked. */
public interface CoursePrompts {

  /** What the client is asked now, if anything. */
  Optional<CoursePrompt> ofClient(Viewer.Oneself viewer, Course course, List<Session> sessions);

  /**
   * What the holder of a check-in's link is asked as well, once they have said how the session was. It doesn't depend on what was
   * answered before, since a link shows nothing.
   */
  default Optional<CoursePrompt> ofLinkHolder(Viewer.LinkHolder viewer) {
    return Optional.empty();
  }

  /** What the therapist is asked now, if anything, once the batch has run and the course's sessions are known. */
  Function<List<Session>, Optional<CoursePrompt>> ofTherapist(Viewer.Member viewer, Course course, QueryBatch batch);
}
