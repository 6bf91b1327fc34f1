package org.attune.app.interop.web;

import java.time.ZonedDateTime;
import org.attune.app.interop.Import;
import org.jspecify.annotations.Nullable;

/**
 * An import that is confirmed, and whatever came of it.
 *
 * @param refused   why it can't be undone, as a message of the bundle
 * @param problemAt when a run went wrong last, or null
 */
public record ResultPage(Import of, @Nullable String refused, @Nullable ZonedDateTime problemAt) {}
