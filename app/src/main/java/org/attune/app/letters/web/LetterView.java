package org.attune.app.letters.web;

import org.attune.app.letters.Letter;
import org.jspecify.annotations.Nullable;

/**
 * A letter to read.
 *
 * @param mail an address that opens it in one's own mail program, or null where it is too long for that
 */
public record LetterView(Letter letter, String date, @Nullable String givenOn, @Nullable String mail) {}
