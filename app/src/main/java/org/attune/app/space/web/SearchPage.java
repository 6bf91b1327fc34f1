package org.attune.app.space.web;

import java.time.Instant;
import java.util.List;
import org.attune.app.layout.Page;
import org.attune.app.space.Entry;

/**
 * What was looked for in one's own words, and where it stands.
 *
 * @param wanted empty before anything was looked for
 */
public record SearchPage(String wanted, List<Found> found) {

  /**
   * One entry in which it stands.
   *
   * @param in the sentences in which it stands, each of another of its texts, beside that of the path
   */
  public record Found(Passage sentence, List<Passage> in, String when, String address) {}

  static SearchPage of(String wanted, List<Entry> found, Page page, Instant now) {
    return new SearchPage(wanted, found.stream().map(entry -> {
      String sentence = PathLine.sentence(entry, page);
      return new Found(Passage.of(sentence, wanted), entry.texts().stream().map(Entry.Text::words)
          .filter(words -> !sentence.contains(words)).map(words -> Passage.around(words, wanted, page.locale()))
          .filter(Passage::isFound).toList(), PathLine.when(entry.at(), page, now), entry.address());
    }).toList());
  }
}
