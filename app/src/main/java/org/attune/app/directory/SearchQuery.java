package org.attune.app.directory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a visitor looks for. It is kept nowhere.
 *
 * @param words what it is about, as they typed it
 * @param preferences what they would like it to be; 0 is no preference, and of the others only the side counts
 */
public record SearchQuery(String words, SearchFilters filters, TherapyStyle preferences) {

  /** In characters as a reader counts them. */
  public static final int MOST_WORDS = 300;
  /** What is typed after so many topics is not looked for. */
  public static final int MOST_TOPICS = 5;

  /** Everybody. */
  public static final SearchQuery ALL = new SearchQuery("", SearchFilters.NONE, TherapyStyle.NONE);

  private static final Pattern BETWEEN_TOPICS = Pattern.compile("[,;.!?\\n]+|\\s(?:and|und|y|&)\\s", Pattern.CASE_INSENSITIVE);

  /** The topics in the words: "new baby, no sleep" has two. */
  public List<String> topics() {
    return BETWEEN_TOPICS.splitAsStream(words).map(String::strip).filter(topic -> !topic.isEmpty())
        .map(topic -> topic.toLowerCase(Locale.ROOT)).distinct().limit(MOST_TOPICS).toList();
  }
}
