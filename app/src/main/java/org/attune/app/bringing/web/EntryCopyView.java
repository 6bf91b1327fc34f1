package org.attune.app.bringing.web;

import java.text.BreakIterator;
import java.util.List;
import org.attune.app.bringing.EntryCopy;
import org.attune.app.layout.PageContext;
import org.attune.app.space.SpaceEntry;
import org.jspecify.annotations.Nullable;

/**
 * A copy in words.
 *
 * @param beginning the first words of it, at most {@value #LONGEST} characters of them, by which its owner knows it from others of its
 *               kind; null where its sentence has them already, or nothing was written
 */
public record EntryCopyView(String sentence, List<LabelledText> texts, @Nullable String beginning) {

  private static final int LONGEST = 60;
  /** Of which the first words are cut. */
  private static final int ENOUGH = 1_000;

  public record LabelledText(String label, String words) {}

  public static EntryCopyView of(EntryCopy copy, PageContext page) {
    String sentence = page.t(copy.sentence(), copy.arguments().toArray());
    return new EntryCopyView(sentence, copy.texts().stream().map(text -> new LabelledText(page.t(text.label()), text.displayText(page))).toList(),
        copy.texts().stream().map(SpaceEntry.LabelledText::words).filter(words -> !words.equals(SpaceEntry.LabelledText.YES))
            .map(words -> words.substring(0, Math.min(words.length(), ENOUGH)).strip().replaceAll("\\s+", " "))
            .filter(words -> !words.isEmpty() && !sentence.contains(words)).findFirst().map(words -> cut(words, page)).orElse(null));
  }

  /** What tells it from others, in one line. */
  public String summary() {
    return beginning == null ? sentence : sentence + ": " + beginning;
  }

  private static String cut(String words, PageContext page) {
    BreakIterator characters = BreakIterator.getCharacterInstance(page.locale());
    characters.setText(words);
    int end = characters.next(LONGEST);
    return end == BreakIterator.DONE || end == words.length() ? words : words.substring(0, end).strip() + "…";
  }
}
