package org.attune.app.imports.web;

import java.time.ZonedDateTime;
import org.attune.app.imports.Import;
import org.attune.app.imports.UndoObstacles;
import org.jspecify.annotations.Nullable;

/**
 * An import that is confirmed, and whatever came of it.
 *
 * @param obstacles why it can't be undone as a whole, once that was asked for
 * @param problemAt when a run went wrong last, or null
 * @param undoneAt  when it was taken out, or a part of it
 */
public record ImportResultView(Import importRecord, @Nullable UndoObstacles obstacles, @Nullable ZonedDateTime problemAt,
                         @Nullable ZonedDateTime undoneAt) {}
