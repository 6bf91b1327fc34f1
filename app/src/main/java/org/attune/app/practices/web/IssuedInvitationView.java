package org.attune.app.practices.web;

import org.attune.app.layout.QrCode;
import org.attune.app.practices.Invitation;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as it is shown once to the person who made it.
 *
 * @param code   what a client needs to hear in person, or null
 * @param mailed whether it is on its way by mail
 */
public record IssuedInvitationView(Invitation invitation, String url, QrCode qr, @Nullable String code, boolean mailed) {}
