package org.attune.app.circle;

import org.attune.app.identity.Viewer;

/** Somebody was set apart, taken back in, or deleted; heard in the same transaction. */
public record CircleChanged(Viewer.Oneself by) {}
