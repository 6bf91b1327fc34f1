package org.attune.app.rhythm;

import org.attune.app.identity.Viewer;

/** Whether a note would reach somebody by mail. */
public interface ContactReminderReachability {

  boolean isReachable(Viewer.Oneself viewer);
}
