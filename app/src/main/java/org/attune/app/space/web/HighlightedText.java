package org.attune.app.space.web;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with those marked in them that were looked for. */
public record HighlightedText(List<TextPiece> pieces) {

  /** The longest sentence that is shown as a whole, and about as much of a longer one, in UTF-16 units. */
  private static final int LONGEST = 200;
  private static final int BEFORE = 60;

  public record TextPiece(String words, boolean matched) {}

  public boolean hasMatch() {
    return pieces.stream().anyMatch(TextPiece::matched);
  }

  /** All of some words, marked. */
  static HighlightedText of(String words, String wanted) {
    var pieces = new ArrayList<TextPiece>();
    Matcher found = pattern(wanted).matcher(words);
    int from = 0;
    while (found.find()) {
      pieces.add(new TextPiece(words.substring(from, found.start()), false));
      pieces.add(new TextPiece(found.group(), true));
      from = found.end();
    }
    pieces.add(new TextPiece(words.substring(from), false));
    return new HighlightedText(pieces.stream().filter(piece -> !piece.words().isEmpty()).toList());
  }

  /** The sentence in which they stand first, or what stands around them in it where it is long; none of it where they don't. */
  static HighlightedText around(String words, String wanted, Locale locale) {
    Matcher found = pattern(wanted).matcher(words);
    if (!found.find()) {
      return new HighlightedText(List.of());
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
    sentences.setText(words);
    int begins = sentences.isBoundary(found.start()) ? found.start() : sentences.preceding(found.start());
    int ends = found.end() >= words.length() ? words.length() : sentences.following(found.end() - 1);
    String before = "";
    String after = "";
    if (ends - begins > LONGEST) {
      BreakIterator characters = BreakIterator.getCharacterInstance(locale);
      characters.setText(words);
      if (found.start() - begins > BEFORE) {
        begins = characters.preceding(found.start() - BEFORE);
        before = "…";
      }
      int cut = Math.max(begins + LONGEST, found.end());
      if (ends > cut) {
        ends = characters.isBoundary(cut) ? cut : characters.following(cut);
        after = "…";
      }
    }
    return of(before + words.substring(begins, ends).strip() + after, wanted);
  }

  private static Pattern pattern(String wanted) {
    return Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
