package org.attune.app.sessions;

import org.jspecify.annotations.Nullable;

/**
 * What one of the two of a course is asked, or reminded of, on their page.
 *
 * @param messages how its messages begin: {@code .heading} and {@code .about}, with the other's name, and {@code .begin}
 * @param address  where it is answered
 * @param later    where "not now" is sent, or null where there is nothing to put off
 */
public record CoursePrompt(String messages, String address, @Nullable String later) {}
