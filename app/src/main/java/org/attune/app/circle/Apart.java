package org.attune.app.circle;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a name that was typed is of somebody who was set apart. This is the one place where names are matched. */
public enum Apart {
  NO, PERHAPS, YES;

  /**
   * {@code YES} where just one person is called so, however it is spelt, and was set apart; {@code PERHAPS} where it is a part of
   * the name of somebody set apart, or has theirs as a part, or is also somebody else's.
   */
  static Apart of(List<Connection> circle, String typed) {
    List<String> words = words(typed);
    List<Connection> same = circle.stream().filter(c -> words(c.name()).equals(words)).toList();
    if (words.isEmpty() || same.isEmpty() && circle.stream().noneMatch(c -> c.apart() && isPart(words(c.name()), words))) {
      return NO;
    }
    return same.stream().noneMatch(Connection::apart) ? same.isEmpty() ? PERHAPS : NO : same.size() == 1 ? YES : PERHAPS;
  }

  private static boolean isPart(List<String> one, List<String> other) {
    return !one.isEmpty() && (Set.copyOf(one).containsAll(other) || Set.copyOf(other).containsAll(one));
  }

  /** Without accents, capitals and signs. */
  private static List<String> words(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[\\p{M}\\p{Cf}’']", "");
    return List.of(plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
        .filter(word -> !word.isEmpty()).toList();
  }
}
