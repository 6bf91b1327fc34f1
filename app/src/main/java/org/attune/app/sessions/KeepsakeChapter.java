package org.attune.app.sessions;

import java.time.Instant;
import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;

/** What another module has to say in a keepsake; each bean of this type is asked. */
public interface KeepsakeChapter {

  /** What the two came through in this course, in order of time: only what both agreed on. */
  List<KeepsakeMoment> moments(Viewer viewer, CourseId course);

  /** Something they came through, in the words of the person who put it down. */
  record KeepsakeMoment(Instant at, List<Words> words) {
    public KeepsakeMoment {
      words = List.copyOf(words);
    }
  }

  /** What one of the two said of it. */
  record Words(PersonId by, String words) {}
}
