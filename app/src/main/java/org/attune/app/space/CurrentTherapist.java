package org.attune.app.space;

import org.attune.app.identity.Viewer;

/** Whether somebody has a therapist at the moment, to bring something of their space to. */
public interface CurrentTherapist {

  boolean isPresentFor(Viewer.Oneself viewer);
}
