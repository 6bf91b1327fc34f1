package org.attune.app.directory;

/**
 * One thing that fits a search, or doesn't.
 *
 * @param kind the end of a message key: {@code directory.fit.<kind>}
 * @param argument what goes into the message, a code or a visitor's own words; empty where nothing does
 */
public record FitReason(boolean fits, String kind, String argument) {}
