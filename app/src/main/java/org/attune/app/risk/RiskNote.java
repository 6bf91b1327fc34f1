package org.attune.app.risk;

import java.time.Instant;
import org.attune.app.identity.PersonId;

/** What somebody noted about what was done. */
public record RiskNote(PersonId author, String words, Instant at) {
  @Override
  public String toString() {
    return "RiskNote[…]";
  }
}
