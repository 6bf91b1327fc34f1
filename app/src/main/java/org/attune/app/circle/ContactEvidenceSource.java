package org.attune.app.circle;

import java.util.List;
import org.attune.app.identity.Viewer;

/** A part of a space in which one may have been in touch with people of the circle; a fixed number of statements. */
public interface ContactEvidenceSource {

  List<ContactEvidence> findEvidence(Viewer.Oneself viewer);
}
