package org.attune.app.identity;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person is called: in full, and, if they said it, as they like to be called (FHIR's {@code HumanName} of the use
 * {@code usual}).
 *
 * @param full  such as "Dr Maya Lindqvist", or "Lindqvist, Maya" in an imported file
 * @param usual such as "Maya"; null where they didn't say
 */
public record PersonName(String full, @Nullable String usual) {

  /** How long the usual name may be, in characters. */
  public static final int MAX_USUAL_LENGTH = 60;

  private static final Set<String> TITLES = Set.of("dr", "dra", "drs", "prof", "professor", "doctor", "mr", "mrs", "ms", "miss", "mx",
      "sir", "dame", "rev", "revd", "fr", "herr", "frau", "sr", "sra", "srta", "señor", "señora", "mag");
  /** What follows a name after a comma, and is no name. */
  private static final Set<String> LETTERS_AFTER = Set.of("jr", "sr", "ii", "iii", "iv", "phd", "dphil", "dclinpsy", "psyd", "md", "ma", "msc", "bsc",
      "mbacp", "lcsw", "lmft", "lpc", "cpsychol", "mbe", "obe");
  /** First words that are half a name: "Abd Allah" is a servant of God, "Abd" nobody's name. */
  private static final Set<String> HALVES = Set.of("abd", "abdel", "abdul", "abu", "umm", "عبد", "أبو", "ابو", "أم");
  /** Scripts in which the family's name comes first, and the given name alone is too close. */
  private static final Set<UnicodeScript> FAMILY_FIRST =
      Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  public PersonName {
    usual = usual == null || usual.isBlank() ? null : usual;
  }

  /** A name of which no more is known. */
  public static PersonName of(String full) {
    return new PersonName(full, null);
  }

  /**
   * What pages call the person: their usual name; else their given name, as far as it can be told from the full one; else the
   * full one. Of "Dr House" and "J. Smith" no given name is known.
   */
  public String shortForm() {
    return usual != null ? usual : givenName();
  }

  /** In a list of people: in full, and what they like to be called where that is another name. */
  public String listed() {
    return usual == null || full.contains(usual) ? full : full + " (" + usual + ")";
  }

  /** A name without case, accents and space at its ends: "Joao" finds "João", and Zoë and Zoe are as alike as two Mayas. */
  public static String comparisonKey(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
  }

  /** Without the name: names go into no log. */
  @Override
  public String toString() {
    return "PersonName";
  }

  private String givenName() {
    if (FAMILY_FIRST.contains(UnicodeScript.of(full.codePoints().filter(Character::isLetter).findFirst().orElse(' ')))) {
      return full;
    }
    int comma = full.indexOf(',');
    if (comma < 0) {
      return givenName(words(full), full);
    }
    List<String> after = words(full.substring(comma + 1).replace(',', ' ')).stream().filter(word -> !isOf(LETTERS_AFTER, word)).toList();
    boolean nameFollows = after.stream().anyMatch(word -> !isTitle(word));
    String before = full.substring(0, comma).strip();
    if (before.isEmpty()) {
      return full;
    }
    return nameFollows ? firstGiven(after, full) : givenName(words(before), before);
  }

  /** Of names in the order given, family: a single one is a given name unless a title precedes it. */
  private static String givenName(List<String> words, String otherwise) {
    List<String> names = words.stream().dropWhile(PersonName::isTitle).toList();
    return names.size() == 1 && words.size() > 1 ? otherwise : firstGiven(names.size() < 2 ? names : names.subList(0, names.size() - 1), otherwise);
  }

  /** The first name that is more than an initial. */
  private static String firstGiven(List<String> given, String otherwise) {
    List<String> names = given.stream().filter(word -> !isTitle(word) && !isInitial(word)).toList();
    boolean half = !names.isEmpty() && isOf(HALVES, names.getFirst());
    if (names.size() < (half ? 2 : 1)) {
      return otherwise;
    }
    return half ? names.get(0) + " " + names.get(1) : names.getFirst();
  }

  /** "Dr", "Prof.", and in "Dr. med. Dipl.-Psych." the rest. */
  private static boolean isTitle(String word) {
    return isOf(TITLES, word) || word.endsWith(".") && (Character.isLowerCase(word.codePointAt(0)) || word.contains(".-"));
  }

  private static boolean isInitial(String word) {
    return word.replace(".", "").codePoints().filter(Character::isLetter).count() <= 1;
  }

  private static boolean isOf(Set<String> words, String word) {
    return words.contains(word.replace(".", "").toLowerCase(Locale.ROOT));
  }

  private static List<String> words(String name) {
    return Arrays.stream(name.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
