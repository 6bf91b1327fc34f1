package org.attune.app.fitreview.web;

import java.util.List;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.identity.Person;
import org.attune.app.identity.Right;
import org.attune.app.layout.FieldErrors;
import org.attune.app.safety.ConcernContact;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Handovers;
import org.jspecify.annotations.Nullable;

/**
 * Going on with somebody else.
 *
 * @param preferences what the client let come along when they asked for the first talk, or none
 */
public record TherapistChangeView(Course course, String therapist, ConcernContact someone, TherapyStyle preferences, TherapistChangeForm form,
    FieldErrors errors) {

  public String address() {
    return FitReviewController.address(course.id()) + "/going-on";
  }

  public List<Right> transferable() {
    return Handovers.TRANSFERABLE_RIGHTS.stream().toList();
  }

  /** Who can be asked to find somebody, or null. */
  public @Nullable Person contact() {
    return someone.contact();
  }
}
