package org.attune.app.circle.internal;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names in a contacts file (vCard 2.1, 3.0 or 4.0); nothing else of a card is looked at.
 *
 * @param names   each once, in the order of the file
 * @param skipped how many cards have no name, or can't be read
 * @param cut     whether there are more than {@link #MOST} cards in it
 */
public record Cards(List<String> names, int skipped, boolean cut) {

  /** As many as are read of one file. */
  public static final int MOST = 10_000;

  /** Whatever of a broken file can be read is read. */
  public static Cards in(Reader file, int longestName) throws IOException {
    var names = new Names(longestName);
    try (VObjectReader cards = new VObjectReader(file, SyntaxRules.vcard())) {
      cards.parse(names);
    }
    return new Cards(List.copyOf(names.found), names.skipped, names.cut);
  }

  /** Takes the formatted name of each card, else its structured one. */
  private static final class Names extends VObjectDataAdapter {
    private final int longest;
    private final Set<String> found = new LinkedHashSet<>();
    private int cards;
    private int skipped;
    private boolean cut;
    private String formatted = "";
    private String structured = "";

    Names(int longest) {
      this.longest = longest;
    }

    @Override
    public void onComponentBegin(String name, Context context) {
      if (cards == MOST) {
        cut = true;
        context.stop();
      }
      formatted = "";
      structured = "";
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
      if (property.getName().equalsIgnoreCase("FN")) {
        formatted = VObjectPropertyValues.unescape(property.getValue()).strip();
      } else if (property.getName().equalsIgnoreCase("N")) {
        // family;given;…
        List<List<String>> parts = VObjectPropertyValues.parseStructured(property.getValue());
        structured = IntStream.of(1, 0).filter(i -> i < parts.size()).mapToObj(i -> String.join(" ", parts.get(i)))
            .collect(Collectors.joining(" ")).strip();
      }
    }

    @Override
    public void onComponentEnd(String component, Context context) {
      String name = formatted.isEmpty() ? structured : formatted;
      if (name.isEmpty() || name.codePointCount(0, name.length()) > longest) {
        skipped++;
      } else {
        found.add(name);
      }
      cards++;
    }
  }
}
