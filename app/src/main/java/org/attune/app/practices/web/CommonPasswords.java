package org.attune.app.practices.web;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords that are tried first: those of a list that leaked; common ones (the 30,000 of zxcvbn), keys in a row, years, and
 * what is known of a person or of this place, also with a few letters changed or put behind.
 */
final class CommonPasswords {

  /** As many guesses as somebody may make by themselves in a few weeks, against what holds them back here. */
  private static final double FEWER_THAN = 1e6;
  /** Of a longer one the beginning is looked at: estimating takes time with the square of the length. */
  private static final int LOOKED_AT = 100;
  private static final List<String> OF_THIS_PLACE = List.of("attune", "therapy", "therapist", "practice", "counselling");
  private static final Zxcvbn GUESSER = new Zxcvbn();
  private static final Set<String> LEAKED = leaked();

  private CommonPasswords() {}

  /** @param likely what is known of the person: names, an address */
  static boolean contains(String password, String... likely) {
    if (LEAKED.contains(password.toLowerCase(Locale.ROOT))) {
      return true;
    }
    List<String> known = Stream.concat(OF_THIS_PLACE.stream(), Arrays.stream(likely)
        .flatMap(words -> Stream.concat(Stream.of(words), Arrays.stream(words.split("[^\\p{L}\\p{N}]+")))))
        .filter(word -> word.length() > 2).toList();
    return GUESSER.measure(password.substring(0, Math.min(password.length(), LOOKED_AT)), known).getGuesses() < FEWER_THAN;
  }

  /** Of the 100,000 that leaked and were used most those that are long enough to be chosen here, in small letters. */
  static Set<String> leaked() {
    try (var list = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("/practices/leaked-passwords.txt")), StandardCharsets.UTF_8))) {
      return list.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
