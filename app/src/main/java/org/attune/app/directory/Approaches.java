package org.attune.app.directory;

import java.util.List;
import org.attune.app.layout.PageContext;

/** Ways of working, by their codes. */
public final class Approaches {

  public static final List<String> CODES = List.of("person-centred", "cognitive-behavioural", "psychodynamic", "acceptance",
      "emotion-focused", "systemic", "gestalt", "existential", "schema", "dialectical", "emdr", "body", "narrative", "integrative");

  private Approaches() {}

  /** An approach as people read it. */
  public static String label(PageContext page, String approach) {
    return CODES.contains(approach) ? page.t("directory.approach." + approach) : approach;
  }
}
