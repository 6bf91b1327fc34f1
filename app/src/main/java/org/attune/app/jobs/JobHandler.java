package org.attune.app.jobs;

import java.time.Instant;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Does one kind of work; every bean of this type is registered under its name. A process may die after the work and before
 * its row is gone, so that work can come twice: a handler looks first whether there is still something to do.
 */
public interface JobHandler {
  JobName name();

  /**
   * Does what was scheduled under this key. An exception means: again later, with growing pauses.
   *
   * @return when to run again under the same key, or null when it is done
   */
  @Nullable Instant run(Viewer.Job viewer, String key);
}
