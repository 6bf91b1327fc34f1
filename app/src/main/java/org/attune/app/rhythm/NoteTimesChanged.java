package org.attune.app.rhythm;

import java.time.Instant;
import java.util.List;
import org.attune.app.identity.PersonId;

/** These are now the times at which somebody wants a note, and no others; who it is about is not said. */
public record NoteTimesChanged(PersonId person, List<Instant> times) {

  public NoteTimesChanged {
    times = List.copyOf(times);
  }
}
