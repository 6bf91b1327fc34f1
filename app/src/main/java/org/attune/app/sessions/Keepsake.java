package org.attune.app.sessions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stays of a course: how long it was, what the two came through, and some lines of each.
 *
 * @param sessions how many were held
 * @param first    when the first of them began, or null where none was
 * @param last     when the last of them began, or null where none was
 * @param client   the client's lines, or null
 * @param therapist the therapist's lines, or null
 */
public record Keepsake(Course course, int sessions, @Nullable Instant first, @Nullable Instant last,
    List<KeepsakeChapter.KeepsakeMoment> repairs,
                       @Nullable String client, @Nullable String therapist) {}
