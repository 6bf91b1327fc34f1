package org.attune.app.directory.internal;

/**
 * Who mentions a topic.
 *
 * @param read what it was read as: with its typing errors mended
 * @param whole whether they mention all of it, not a part
 * @param numbers of their documents
 */
record MentionedTopic(String typed, String read, boolean whole, int[] numbers) {}
