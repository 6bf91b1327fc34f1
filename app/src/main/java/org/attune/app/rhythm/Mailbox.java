package org.attune.app.rhythm;

import org.attune.app.identity.Viewer;

/** Whether a note would reach somebody by mail. */
public interface Mailbox {

  boolean isThereFor(Viewer.Oneself viewer);
}
