package org.attune.app.sessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stays of a course: how long it was, what the two came through, and some lines of each.
 *
 * @param sessions how many were held
 * @param client   the client's lines, or null
 * @param therapist the therapist's lines, or null
 */
public record Keepsake(Course course, int sessions, List<KeepsakeChapter.Moment> cameThrough,
                       @Nullable String client, @Nullable String therapist) {}
