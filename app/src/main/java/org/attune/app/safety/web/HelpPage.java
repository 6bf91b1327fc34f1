package org.attune.app.safety.web;

import java.util.List;
import org.attune.app.safety.HelpLine;
import org.jspecify.annotations.Nullable;

/**
 * Where help is.
 *
 * @param country the country's name in the reader's language, or null where none is known
 */
public record HelpPage(@Nullable String code, @Nullable String country, List<HelpLine> lines) {
  public List<HelpLine> of(HelpLine.Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).toList();
  }
}
