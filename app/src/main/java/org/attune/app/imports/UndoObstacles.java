package org.attune.app.imports;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an import from being undone as a whole.
 *
 * @param removableClients how many other clients' parts can be taken out
 */
public record UndoObstacles(List<Client> clients, int removableClients) {

  /**
   * Somebody whose part stays.
   *
   * @param name null where their course is not the therapist's any more
   */
  public record Client(@Nullable String name, Set<Reason> reasons) {}

  /** What was built on a client's part. */
  public enum Reason {
    ANSWER, LATER_ANSWER, SESSION, ENDING, HANDOVER, REPAIR, SIGN_IN
  }
}
