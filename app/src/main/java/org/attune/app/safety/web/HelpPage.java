package org.attune.app.safety.web;

import java.util.List;
import java.util.Set;
import org.attune.app.safety.HelpLine;
import org.attune.app.safety.PracticeHelpLine;
import org.jspecify.annotations.Nullable;

/**
 * Where help is.
 *
 * @param country the country's name in the reader's language, or null where none is known
 * @param countries  countries to choose with one tap, where none is known
 * @param own     what the reader's practice named
 */
public record HelpPage(@Nullable String code, @Nullable String country, Set<String> countries, List<PracticeHelpLine> own,
                       List<HelpLine> lines) {
  public List<HelpLine> of(HelpLine.Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).toList();
  }
}
