package org.attune.app.identity;

import java.util.List;

/** The keys under which people's words will lie: made with a person, and erased with them. */
public interface PersonKeys {

  /** Makes the key of the new person who asks; once. */
  void createKey(Viewer.Oneself viewer);

  /** Keys for past records that the job is about to make, in their order, to be kept with them. */
  List<byte[]> newKeys(Viewer.Job viewer, List<PersonId> people);

  /** Erases the key of the person who asks, and those of their courses: what lies under them is unreadable for good. */
  void eraseKeys(Viewer.Oneself viewer);
}
