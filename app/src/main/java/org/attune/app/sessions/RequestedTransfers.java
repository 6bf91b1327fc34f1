package org.attune.app.sessions;

import java.util.Set;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;

/**
 * What clients said beforehand that they would like a next therapist to see. Each bean of this type is asked. It only reminds: what is
 * passed on is ticked when the client decides.
 */
public interface RequestedTransfers {
  Set<Right> of(Viewer.Oneself viewer, CourseId course);
}
