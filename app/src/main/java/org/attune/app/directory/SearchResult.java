package org.attune.app.directory;

import java.util.List;

/**
 * Who fits a search.
 *
 * @param close people who miss one of the conditions, and no more; shown after all who fit
 * @param loosenings where nobody fits: what to loosen, most first
 * @param fitting how many fit
 * @param readings topics that nobody mentions as they were typed, and what they were read as
 */
public record SearchResult(List<FitBand> bands, List<FitToSearch> close, List<FilterRelaxation> loosenings, int fitting,
    List<Reading> readings) {

  /** A typing error that was mended. */
  public record Reading(String typed, String read) {}

  public SearchResult {
    bands = List.copyOf(bands);
    close = List.copyOf(close);
    loosenings = List.copyOf(loosenings);
    readings = List.copyOf(readings);
  }
}
