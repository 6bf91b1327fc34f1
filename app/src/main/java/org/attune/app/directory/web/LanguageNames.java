package org.attune.app.directory.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.app.identity.PersonName;
import org.jspecify.annotations.Nullable;

/** Languages by the names that people type: in English or in themselves, with or without accents. */
final class LanguageNames {

  private static final Map<String, String> TAGS = tags();

  private LanguageNames() {}

  /** The tag of a language, or null where no language is called that. */
  static @Nullable String tag(String name) {
    return TAGS.get(PersonName.comparisonKey(name));
  }

  /** Such as "Dutch, English". */
  static String list(Collection<String> tags) {
    return String.join(", ", tags.stream().map(tag -> ProfilePageView.languageName(tag, Locale.UK)).sorted().toList());
  }

  private static Map<String, String> tags() {
    var tags = new HashMap<String, String>();
    for (String tag : Locale.getISOLanguages()) {
      Locale language = Locale.of(tag);
      for (String name : List.of(language.getDisplayLanguage(Locale.UK), language.getDisplayLanguage(language))) {
        tags.putIfAbsent(PersonName.comparisonKey(name), tag);
      }
    }
    Arrays.asList("bsl", "asl", "dgs").forEach(sign -> tags.put(sign, sign.equals("bsl") ? "bfi" : sign.equals("asl") ? "ase" : "gsg"));
    return Collections.unmodifiableMap(tags);
  }
}
