package org.attune.app.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the practice sees it.
 *
 * @param words   what was written, or null for a manager, or once it was erased
 * @param details who they are, or null until the words were answered
 * @param lines   what the viewer answered
 */
public record ReceivedRequest(RequestSummary standing, @Nullable RequestWords words, RequestWishes wishes, @Nullable EnquirerDetails details,
    List<RequestMessage> lines) {}
