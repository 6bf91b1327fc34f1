package org.attune.app.bringing.web;

import java.text.BreakIterator;
import java.util.List;
import org.attune.app.bringing.Copy;
import org.attune.app.layout.Page;
import org.attune.app.space.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A copy in words.
 *
 * @param begins the first words of it, at most {@value #LONGEST} characters of them, by which its owner knows it from others of its
 *               kind; null where its sentence has them already, or nothing was written
 */
public record CopyView(String sentence, List<Text> texts, @Nullable String begins) {

  private static final int LONGEST = 60;
  /** Of which the first words are cut. */
  private static final int ENOUGH = 1_000;

  public record Text(String label, String words) {}

  public static CopyView of(Copy copy, Page page) {
    String sentence = page.t(copy.sentence(), copy.arguments().toArray());
    return new CopyView(sentence, copy.texts().stream().map(text -> new Text(page.t(text.label()), text.said(page))).toList(),
        copy.texts().stream().map(Entry.Text::words).filter(words -> !words.equals(Entry.Text.YES))
            .map(words -> words.substring(0, Math.min(words.length(), ENOUGH)).strip().replaceAll("\\s+", " "))
            .filter(words -> !words.isEmpty() && !sentence.contains(words)).findFirst().map(words -> cut(words, page)).orElse(null));
  }

  /** What tells it from others, in one line. */
  public String line() {
    return begins == null ? sentence : sentence + ": " + begins;
  }

  private static String cut(String words, Page page) {
    BreakIterator characters = BreakIterator.getCharacterInstance(page.locale());
    characters.setText(words);
    int end = characters.next(LONGEST);
    return end == BreakIterator.DONE || end == words.length() ? words : words.substring(0, end).strip() + "…";
  }
}
