package org.attune.app.circle;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a name that was typed is that of somebody who was set apart. This is the one place where names are matched. */
public enum SetApartMatch {
  NONE, POSSIBLE, CERTAIN;

  /**
   * {@code CERTAIN} where just one person has this name, however it is spelt, and was set apart; {@code POSSIBLE} where it is a
   * part of the name of somebody set apart, or has theirs as a part, or is also somebody else's.
   */
  static SetApartMatch of(List<Connection> circle, String typed) {
    List<String> words = words(typed);
    List<Connection> same = circle.stream().filter(c -> words(c.name()).equals(words)).toList();
    if (words.isEmpty() || same.isEmpty() && circle.stream().noneMatch(c -> c.setApart() && isPart(words(c.name()), words))) {
      return NONE;
    }
    return same.stream().noneMatch(Connection::setApart) ? same.isEmpty() ? POSSIBLE : NONE : same.size() == 1 ? CERTAIN : POSSIBLE;
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
