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
 * @param draft       the name under which the device keeps what was chosen
 * @param replaces    whether an earlier answer is there that this one will replace
 * @param someoneElse where someone other than the therapist can be found, or null
 */
public record CheckInView(String address, ZonedDateTime heldAt, String draft, ReaderNotice readers, ResponseStatus answer, boolean replaces,
                          CheckInForm form, FieldErrors errors, @Nullable String someoneElse) {}
