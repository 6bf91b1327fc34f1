package org.attune.app.practices;

import org.attune.app.layout.InvalidInput;

/** Refuses to leave a practice without a manager. */
public class LastManagerNotRemovable extends InvalidInput {
  LastManagerNotRemovable() {
    super("practices.last-manager");
  }
}
