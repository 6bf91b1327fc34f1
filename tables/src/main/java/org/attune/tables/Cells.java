package org.attune.tables;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What cells of all columns have in common. */
public final class Cells {

  private static final Set<String> GAPS = Set.of("", "na", "n/a", "#n/a", "n.a.", "<na>", "nan", "null", "#null!", "(null)",
      "\\n", "none", "missing", ".", "-", "–", "—", "−", "?");

  private static final int WAYS = 12;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Cells() {}

  /** Whether a cell says that there is nothing, in one of the ways in which programs say so. */
  public static boolean isMissing(String cell) {
    return cell.length() <= 7 && GAPS.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** A cell as a spreadsheet shows it: a formula that only keeps a text as it is, {@code ="007"}, is that text. */
  public static String displayText(String cell) {
    String seen = UnicodeText.stripInvisible(cell);
    return seen.length() > 2 && seen.startsWith("=\"") && seen.endsWith("\"")
        ? UnicodeText.stripInvisible(seen.substring(2, seen.length() - 1).replace("\"\"", "\""))
        : seen;
  }

  /** Whether nothing is seen in any of the cells. */
  public static boolean areAllBlank(List<String> cells) {
    return cells.stream().allMatch(UnicodeText::isInvisible);
  }

  /** The first cell of each way of writing: where two differ in their digits alone, or in their letters, one represents both. */
  public static final class DistinctFormats {
    private final Map<String, String> first = new LinkedHashMap<>();

    public void add(String cell) {
      if (first.size() < WAYS && !isMissing(cell)) {
        first.putIfAbsent(way(cell), cell);
      }
    }

    public List<String> examples() {
      return List.copyOf(first.values());
    }

    /** A cell with a zero for each digit, and one letter for each word. */
    private static String way(String cell) {
      var way = new StringBuilder(cell.length());
      boolean word = false;
      for (int i = 0; i < cell.length(); i++) {
        char c = cell.charAt(i);
        boolean letter = Character.isLetter(c);
        if (!letter || !word) {
          way.append(letter ? 'a' : Character.isDigit(c) ? '0' : c);
        }
        word = letter;
      }
      return way.toString();
    }
  }

  /** One cell of each way of writing. */
  public static List<String> distinctFormats(List<String> cells) {
    var ways = new DistinctFormats();
    cells.forEach(ways::add);
    return ways.examples();
  }

  /** A name as it is seen: two that differ only in how their letters are put together, or in how much space, are the same. */
  public static String displayName(String cell) {
    return Normalizer.normalize(SPACE.matcher(UnicodeText.stripInvisible(cell)).replaceAll(" "), Normalizer.Form.NFC);
  }

  /** A name as names are compared: another case is the same name, too. */
  public static String comparisonKey(String name) {
    return displayName(name).toLowerCase(Locale.ROOT);
  }
}
