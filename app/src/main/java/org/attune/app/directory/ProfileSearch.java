package org.attune.app.directory;

import java.time.Clock;
import java.util.List;
import org.attune.app.directory.internal.ProfileSnapshots;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who fits what a visitor looks for: in bands, never as a ranking, and always somebody where there is anybody. */
@Service
public class ProfileSearch {

  private final ProfileSnapshots snapshots;
  private final Clock clock;

  ProfileSearch(ProfileSnapshots snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * What can be chosen, since somebody offers it.
   *
   * @param currency of the fees; empty where nobody is public
   */
  public record Choices(List<String> towns, List<String> languages, List<String> specialisms, List<Integer> fees, String currency) {}

  /** @param people how many are public */
  public record Match(SearchResult result, Choices choices, int people) {}

  /**
   * @param seed of this visitor; the same gives the same order
   * @param most how many of those who fit are wanted
   */
  @Transactional
  public Match find(Viewer.Visitor viewer, SearchQuery search, long seed, int most) {
    return snapshots.find(viewer, search, seed, most, clock.instant());
  }
}
