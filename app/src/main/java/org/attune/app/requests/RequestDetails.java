package org.attune.app.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the enquirer sees it by their link. Who they are is not in it: a link may be forwarded.
 *
 * @param words what they wrote, or null once that was erased
 * @param lines what was answered, the latest last
 */
public record RequestDetails(RequestSummary standing, @Nullable RequestWords words, List<RequestMessage> lines) {}
