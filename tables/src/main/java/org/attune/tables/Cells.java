package org.attune.tables;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What cells of all columns have in common. */
public final class Cells {

  private static final Set<String> GAPS = Set.of("", "na", "n/a", "#n/a", "n.a.", "<na>", "nan", "null", "#null!", "(null)",
      "\\n", "none", "missing", ".", "-", "–", "—", "−", "?");

  private static final int WAYS = 12;

  private Cells() {}

  /** Whether a cell says that there is nothing, in one of the ways in which programs say so. */
  public static boolean isGap(String cell) {
    return cell.length() <= 7 && GAPS.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether nothing is seen in any of the cells. */
  public static boolean areBlank(List<String> cells) {
    return cells.stream().allMatch(Characters::isUnseen);
  }

  /** The first cell of each way of writing: where two differ in their digits alone, or in their letters, one stands for both. */
  public static List<String> waysOfWriting(List<String> cells) {
    var first = new java.util.LinkedHashMap<String, String>();
    for (String cell : cells) {
      if (!isGap(cell) && first.size() < WAYS) {
        first.putIfAbsent(cell.replaceAll("\\p{Nd}", "0").replaceAll("\\p{L}+", "a"), cell);
      }
    }
    return List.copyOf(first.values());
  }

  /** The name of a column as names are compared: another case or more space is the same name. */
  public static String key(String name) {
    return java.text.Normalizer.normalize(Characters.visible(name), java.text.Normalizer.Form.NFC).replaceAll("\\s+", " ").strip()
        .toLowerCase(Locale.ROOT);
  }
}
