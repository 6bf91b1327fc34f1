package org.attune.app.directory.internal;

import java.util.BitSet;

/**
 * Who mentions a topic.
 *
 * @param read what it was read as: with its typing errors mended
 * @param whole whether they mention all of it, not a part
 * @param people their positions in a snapshot
 */
record MentionedTopic(String typed, String read, boolean whole, BitSet people) {}
