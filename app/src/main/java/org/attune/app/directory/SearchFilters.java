package org.attune.app.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to offer to be listed: nothing chosen is no condition.
 *
 * @param online meeting online suits, beside the towns
 * @param towns meeting in person in one of them suits
 * @param fee the most that can be paid for a session; the reduced fee counts, where there is one
 * @param language a BCP 47 tag
 * @param placeNow has a place, and confirmed it lately
 * @param specialisms codes, each of which they list
 */
public record SearchFilters(boolean online, Set<String> towns, @Nullable FeeLimit fee, @Nullable String language, boolean placeNow,
    boolean couples, boolean stepFree, Set<String> specialisms) {

  public static final SearchFilters NONE = new SearchFilters(false, Set.of(), null, null, false, false, false, Set.of());

  public SearchFilters {
    towns = Set.copyOf(towns);
    specialisms = Set.copyOf(specialisms);
  }

  /** One of the conditions. */
  public enum Filter { WHERE, FEE, LANGUAGE, PLACE_NOW, COUPLES, STEP_FREE, SPECIALISM }

  /** @param currency ISO 4217; a fee in another one can't be compared, and does not fit */
  public record FeeLimit(int most, String currency) {
    /** The least that somebody asks for. */
    public static int lowest(Fee fee) {
      return fee.reduced() == null ? fee.regular() : Math.min(fee.regular(), fee.reduced());
    }
  }
}
