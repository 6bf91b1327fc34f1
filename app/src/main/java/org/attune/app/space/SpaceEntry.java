package org.attune.app.space;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.attune.app.layout.PageContext;

/**
 * One thing that a person wrote or did in their space.
 *
 * @param sentence  the message that says it on the path, in the past tense, such as "Wrote {0} a letter, unsent"
 * @param arguments what goes into the sentence
 * @param texts     all that they wrote or chose with it
 * @param address   where it can be read
 */
public record SpaceEntry(UUID id, Instant at, String sentence, List<String> arguments, List<LabelledText> texts, String address) {

  public SpaceEntry {
    arguments = List.copyOf(arguments);
    texts = List.copyOf(texts);
  }

  /**
   * One text of an entry.
   *
   * @param label the message that says what it is
   */
  public record LabelledText(String label, String words) {

    /** The words of a plain question that was answered with yes; pages and files say it in their reader's language. */
    public static final String YES = "✓";

    /** The words as a page says them. */
    public String displayText(PageContext page) {
      return words.equals(YES) ? page.t("space.yes") : words;
    }
  }

  /** Whether what is looked for, in small letters, is in anything that was written with it. */
  public boolean contains(String wanted) {
    return arguments.stream().anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(wanted))
        || texts.stream().anyMatch(text -> text.words().toLowerCase(Locale.ROOT).contains(wanted));
  }
}
