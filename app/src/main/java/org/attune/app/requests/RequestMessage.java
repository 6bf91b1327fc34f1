package org.attune.app.requests;

import java.time.Instant;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** What was answered to a request, by somebody who may have left since. */
public record RequestMessage(String words, Instant at, @Nullable PersonId by) {
  @Override
  public String toString() {
    return "RequestLine[…]";
  }
}
