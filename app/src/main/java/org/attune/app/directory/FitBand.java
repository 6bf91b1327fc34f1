package org.attune.app.directory;

import java.util.List;

/**
 * People who fit a search about equally: their scores differ by less than .05. Their order says nothing, and is another one
 * for each visitor.
 *
 * @param size how many there are, though fewer may be shown
 */
public record FitBand(List<FitToSearch> people, int size) {
  public FitBand {
    people = List.copyOf(people);
  }
}
