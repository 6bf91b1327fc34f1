package org.attune.app.space;

import org.jspecify.annotations.Nullable;

/**
 * Something it may be time for, offered on the page of a space; nothing of it is ever late.
 *
 * @param heading what it is, such as "You wanted to keep in touch with Ben"
 * @param about   how little would be enough
 * @param begin   what the button to begin with it says, and {@code address} where that leads
 * @param more    where everything about it is
 * @param later   what puts it off for a while, or null where nothing does
 */
public record SpaceSuggestion(String heading, String about, String begin, String address, @Nullable String more, @Nullable String later) {}
