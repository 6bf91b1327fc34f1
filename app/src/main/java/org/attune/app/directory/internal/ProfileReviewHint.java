package org.attune.app.directory.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.app.directory.SampleAnswer;
import org.attune.app.directory.ProfileContent;

/**
 * Something in a profile that the manager is pointed to: the manager decides.
 *
 * @param kind  {@code link}, {@code email}, {@code phone} or {@code superlative}
 * @param found the words
 */
public record ProfileReviewHint(String kind, String found) {

  private static final Pattern EMAIL = Pattern.compile("[\\p{Alnum}._%+-]+@[\\p{Alnum}.-]+\\.\\p{Alpha}{2,}");
  private static final Pattern LINK = Pattern.compile("(?i)https?://\\S+|www\\.\\S+|\\b[\\p{Alnum}-]{2,}\\.(?:com|org|net|info|io|co\\.uk|de|es|eu|me)\\b\\S*");
  private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d[\\d ()/.-]{6,}\\d");
  private static final Pattern SUPERLATIVE = Pattern.compile("(?iU)\\b(?:the best|best|leading|top|number one|no\\. ?1|foremost|renowned|award-winning|unrivalled|"
      + "world-class|most experienced|guaranteed?|guarantees|cures?|cured|beste[rnms]?|führende?[rnms]?|einzigartige?[rnms]?|garantiert|heilt|mejor|mejores|líder|"
      + "garantizad[oa]|cura)\\b");

  /** What there is in all its texts, each once. */
  public static List<ProfileReviewHint> in(ProfileContent content) {
    String texts = Stream.concat(Stream.of(content.name(), content.words().people(), content.words().work(), content.words().firstTalk(),
        content.focus().notWith(), content.registration().credential()), content.listening().stream().map(SampleAnswer::answer))
        .reduce("", (all, one) -> all + "\n" + one);
    var found = new ArrayList<ProfileReviewHint>();
    add(found, "email", EMAIL, texts);
    add(found, "link", LINK, EMAIL.matcher(texts).replaceAll(" "));
    add(found, "phone", PHONE, texts);
    add(found, "superlative", SUPERLATIVE, texts);
    return List.copyOf(found);
  }

  private static void add(List<ProfileReviewHint> found, String kind, Pattern pattern, String texts) {
    pattern.matcher(texts).results().map(match -> new ProfileReviewHint(kind, match.group().strip())).distinct().forEach(found::add);
  }
}
