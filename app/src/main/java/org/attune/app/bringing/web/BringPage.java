package org.attune.app.bringing.web;

import java.util.List;
import java.util.UUID;
import org.attune.app.identity.CourseId;

/** One entry before it is brought: just what the therapist will see. */
public record BringPage(UUID entry, CopyView copy, List<To> to) {

  public record To(CourseId course, String therapist) {}
}
