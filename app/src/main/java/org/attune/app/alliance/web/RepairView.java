package org.attune.app.alliance.web;

import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.RuptureMarker;
import org.attune.app.alliance.Signal;
import org.attune.app.identity.CourseId;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * One repair, to be noted, changed, closed or opened again.
 *
 * @param repair     as it stands, or null while it is being noted
 * @param key        the idempotency key of one being noted
 * @param changeable whether the viewer may change it
 * @param theirs     what somebody else wrote meanwhile, or null
 * @param clientSaid what the client said about it, or null
 */
public record RepairView(CourseId course, String client, @Nullable Repair repair, @Nullable Signal signal,
                         AllianceText text, RepairForm form, @Nullable String key, boolean changeable, FieldErrors errors,
                         @Nullable RepairForm theirs, @Nullable String clientSaid) {
  public RuptureMarker[] markers() {
    return RuptureMarker.values();
  }

  public RepairStrategy[] ways() {
    return RepairStrategy.values();
  }

  public String path() {
    return "/courses/" + course + "/repairs";
  }
}
