package org.attune.app.space.web;

import java.time.Instant;
import java.util.List;
import org.attune.app.layout.PageContext;
import org.attune.app.space.SpaceEntry;

/**
 * What was looked for in one's own words, and where it is.
 *
 * @param wanted empty before anything was looked for
 */
public record SpaceSearchView(String wanted, List<SearchResult> results) {

  /**
   * One entry that holds it.
   *
   * @param excerpts the sentences in which it stands, each of another of its texts, beside that of the path
   */
  public record SearchResult(HighlightedText sentence, List<HighlightedText> excerpts, String when, String address) {}

  static SpaceSearchView of(String wanted, List<SpaceEntry> found, PageContext page, Instant now) {
    return new SpaceSearchView(wanted, found.stream().map(entry -> {
      String sentence = PathItem.sentence(entry, page);
      return new SearchResult(HighlightedText.of(sentence, wanted), entry.texts().stream().map(SpaceEntry.LabelledText::words)
          .filter(words -> !sentence.contains(words)).map(words -> HighlightedText.around(words, wanted, page.locale()))
          .filter(HighlightedText::hasMatch).toList(), PathItem.when(entry.at(), page, now), entry.address());
    }).toList());
  }
}
