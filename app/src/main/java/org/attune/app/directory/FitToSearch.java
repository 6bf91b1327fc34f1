package org.attune.app.directory;

import java.time.ZoneId;
import java.util.List;

/**
 * How a profile fits one search, and why; it says nothing about how good somebody is.
 *
 * @param zone of their practice, by which a day is named
 * @param score 0 to 1, as {@link FitScore} computes it
 */
public record FitToSearch(PublicProfile profile, ZoneId zone, double score, List<FitReason> reasons) {
  public FitToSearch {
    reasons = List.copyOf(reasons);
  }
}
