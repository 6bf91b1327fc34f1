package org.attune.app.fitreview.web;

import java.util.List;
import org.attune.app.identity.Person;
import org.attune.app.identity.Right;
import org.attune.app.layout.FieldErrors;
import org.attune.app.safety.ConcernContact;
import org.jspecify.annotations.Nullable;

/** Going on with somebody else. */
public record TherapistChangeView(String course, String address, String therapist, ConcernContact someone, List<Right> transferable,
    TherapistChangeForm form, FieldErrors errors) {

  /** Who can be asked to find somebody, or null. */
  public @Nullable Person contact() {
    return someone.contact();
  }
}
