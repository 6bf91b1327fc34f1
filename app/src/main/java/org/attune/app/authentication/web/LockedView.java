package org.attune.app.authentication.web;

import org.jspecify.annotations.Nullable;

/**
 * In the place of a private page that locked.
 *
 * @param then     where to go once it is open
 * @param interruptedForm     the form that was sent when it had locked, sealed, or null
 * @param passkeys whether it opens by a passkey too
 */
public record LockedView(String then, @Nullable String interruptedForm, boolean passkeys) {}
