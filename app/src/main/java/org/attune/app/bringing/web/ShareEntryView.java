package org.attune.app.bringing.web;

import java.util.List;
import java.util.UUID;
import org.attune.app.identity.CourseId;

/** One entry before it is brought: just what the therapist will see. */
public record ShareEntryView(UUID entry, EntryCopyView copy, List<Recipient> recipients) {

  public record Recipient(CourseId course, String therapist) {}
}
