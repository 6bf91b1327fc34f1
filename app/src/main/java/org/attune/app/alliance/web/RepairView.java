package org.attune.app.alliance.web;

import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.RuptureMarker;
import org.attune.app.alliance.Signal;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * One repair, to be noted, changed, closed or opened again.
 *
 * @param repair     as it was saved, or null while it is being noted
 * @param changeable whether the viewer may change it
 * @param clientSaid what the client said about it, or null
 */
public record RepairView(CourseId course, PersonName clientName, @Nullable Repair repair, @Nullable Signal signal, AllianceText text,
    boolean changeable, @Nullable String clientSaid, Input input) {

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }

  /**
   * What was typed.
   *
   * @param key    the idempotency key of a repair being noted, or null
   * @param theirs what somebody else wrote meanwhile, or null
   */
  public record Input(RepairForm form, @Nullable String key, FieldErrors errors, @Nullable RepairForm theirs) {

    static Input ofNew(RepairForm form, String key, FieldErrors errors) {
      return new Input(form, key, errors, null);
    }

    static Input ofSaved(RepairForm form) {
      return refused(form, new FieldErrors(), null);
    }

    static Input refused(RepairForm form, FieldErrors errors, @Nullable RepairForm theirs) {
      return new Input(form, null, errors, theirs);
    }
  }

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
