package org.attune.app.layout;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that nobody says aloud, each as a pattern, with what to write instead. */
final class BannedWords {

  private static final Map<String, String> EVERYWHERE = Map.ofEntries(
      entry("whom", "who, or turn the sentence round"),
      entry("whoever|whomever", "anyone who, or the person who"),
      entry("anew|afresh", "again"),
      entry("by itself|by themselves|by yourself", "on its own, on your own"),
      entry("lies here|lie here", "is here"),
      entry("stands?", "is, or says"),
      entry("tells? of", "tell, or say"),
      entry("thereof|herein|hereby|thereby|whereby|therein|thereafter", "in it, so, by which, then"),
      entry("shall|upon|ought", "will, on, should"),
      entry("in order to|prior to|in case of|with regard to|in regard to", "to, before, if, about"));

  private final Map<String, String> banned = new LinkedHashMap<>(EVERYWHERE);

  /** With further ones of a kind of text. */
  BannedWords(Map<String, String> more) {
    banned.putAll(more);
  }

  /** The banned words of a text, each with what to write instead. */
  Map<String, String> in(String text) {
    var found = new TreeMap<String, String>();
    banned.forEach((words, instead) -> {
      Matcher matcher = Pattern.compile("(?<![\\w/.-])(" + words + ")(?![\\w’-])", Pattern.CASE_INSENSITIVE).matcher(text);
      while (matcher.find()) {
        found.put(matcher.group(), instead);
      }
    });
    return found;
  }
}
