package org.attune.app.practices;

import org.attune.app.layout.Refused;

/** Refuses to leave a practice without a manager. */
public class LastManager extends Refused {
  LastManager() {
    super("practices.last-manager");
  }
}
