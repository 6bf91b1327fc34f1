package org.attune.app.checkins.web;

import java.time.ZonedDateTime;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * The form of a check-in, or the thanks that follow it.
 *
 * @param address     where the form goes; its parts lie beneath
 * @param heldAt      when the session that it asks about began
 * @param replaces    whether an earlier answer is there that this one will replace
 * @param someoneElse where someone other than the therapist can be found, or null where the foot of the page says it
 */
public record CheckInView(String address, ZonedDateTime heldAt, ReaderNotice readers, ResponseStatus answer, boolean replaces,
    @Nullable String someoneElse, Input input) {

  /**
   * What was typed.
   *
   * @param draft the name under which the device keeps what was chosen
   */
  public record Input(CheckInForm form, FieldErrors errors, String draft) {}
}
