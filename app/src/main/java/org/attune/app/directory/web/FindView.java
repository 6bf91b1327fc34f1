package org.attune.app.directory.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.app.directory.FilterRelaxation;
import org.attune.app.directory.ProfileSearch;
import org.attune.app.directory.SearchQuery;
import org.attune.app.directory.SearchFilters;
import org.attune.app.directory.SearchFilters.FeeLimit;
import org.attune.app.directory.SearchResult;
import org.attune.app.layout.FormInput;

/**
 * The page that finds people.
 *
 * @param seed as the form sends it back
 * @param now by which places count as confirmed
 */
public record FindView(SearchQuery search, ProfileSearch.Match match, String typed, String seed, int shown, Instant now) {

  private static final int MOST_CHIPS = 3;

  static FindView of(FindForm form, SearchQuery search, ProfileSearch.Match match, long seed, Instant now) {
    return new FindView(search, match, FormInput.text(form.q()), Long.toHexString(seed), form.shown(), now);
  }

  public SearchResult result() {
    return match.result();
  }

  public ProfileSearch.Choices choices() {
    return match.choices();
  }

  public SearchFilters filters() {
    return search.filters();
  }

  /** How many more there are than those who are shown. */
  public int more() {
    return result().fitting() - result().bands().stream().mapToInt(band -> band.people().size()).sum();
  }

  public int nextShown() {
    return shown + FindForm.PAGE;
  }

  public String button(FilterRelaxation loosening) {
    return FindForm.button(loosening);
  }

  /** Few enough to be seen at once. */
  public boolean townsAsChips() {
    return towns().size() <= MOST_CHIPS;
  }

  public List<String> towns() {
    return with(choices().towns(), filters().towns());
  }

  public List<String> languages() {
    return with(choices().languages(), filters().language() == null ? Set.of() : Set.of(filters().language()));
  }

  public List<String> specialisms() {
    return with(choices().specialisms(), filters().specialisms());
  }

  public List<FeeLimit> fees() {
    Stream<FeeLimit> chosen = filters().fee() == null ? Stream.of() : Stream.of(filters().fee());
    return Stream.concat(choices().fees().stream().map(most -> new FeeLimit(most, choices().currency())), chosen).distinct()
        .sorted(Comparator.comparing(FeeLimit::currency).thenComparing(FeeLimit::most)).toList();
  }

  /** What was chosen stays so, though nobody may offer it any more. */
  private static List<String> with(List<String> offered, Set<String> chosen) {
    return Stream.concat(offered.stream(), chosen.stream().sorted()).distinct().toList();
  }
}
