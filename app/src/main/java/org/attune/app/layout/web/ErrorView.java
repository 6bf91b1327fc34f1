package org.attune.app.layout.web;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, calmly.
 *
 * @param status the HTTP status
 * @param heading what happened
 * @param sentence what to do, and what is not lost
 * @param errorId what to name when asking about it; only where the fault is ours
 */
public record ErrorView(int status, String heading, String sentence, @Nullable String errorId) {}
