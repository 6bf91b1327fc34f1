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
 * @param practiceHelpLines     what the reader's practice named
 */
public record HelpView(@Nullable String code, @Nullable String country, Set<String> countries, List<PracticeHelpLine> practiceHelpLines,
                       List<HelpLine> helpLines) {
  public List<HelpLine> of(HelpLine.Kind kind) {
    return helpLines.stream().filter(line -> line.kind() == kind).toList();
  }
}
