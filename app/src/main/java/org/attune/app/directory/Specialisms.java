package org.attune.app.directory;

import java.util.List;
import org.attune.app.layout.PageContext;

/** What people come with and who they are: the list that each practice has, and extends in its own words. */
public final class Specialisms {

  public static final List<String> CODES = List.of("life-transitions", "relationships", "identity", "early-parenthood",
      "complicated-childhoods", "outside-the-norm", "artists", "hospitality", "grief", "anxiety", "low-mood", "trauma", "work",
      "illness", "drink-and-drugs", "second-language", "young-adults", "older-people", "lgbtq", "neurodivergence");

  private Specialisms() {}

  /** A specialism as people read it: of the list in the page's language, else the practice's own words. */
  public static String label(PageContext page, String specialism) {
    return CODES.contains(specialism) ? page.t("directory.specialism." + specialism) : specialism;
  }
}
