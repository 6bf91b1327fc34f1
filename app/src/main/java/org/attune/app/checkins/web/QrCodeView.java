package org.attune.app.checkins.web;

import org.attune.app.layout.QrCode;
import org.jspecify.annotations.Nullable;

/**
 * A code for the room.
 *
 * @param canShow whether there is something to ask about the session
 * @param marksHeld   whether showing the code says that the session was held
 * @param code    the picture, once it was asked for
 * @param link    what it says
 */
public record QrCodeView(String address, String course, String client, boolean canShow, boolean marksHeld,
                     @Nullable QrCode code, @Nullable String link) {}
