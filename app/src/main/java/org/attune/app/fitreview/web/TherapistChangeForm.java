package org.attune.app.fitreview.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.identity.Right;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.sessions.Handovers;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who wants another therapist says.
 *
 * @param keep what the next therapist may see
 * @param to   who was named on the page as the one who reads it
 */
public record TherapistChangeForm(@Nullable String key, List<String> keep, String line, @Nullable String to) {

  static final int LONGEST = 5000;

  public TherapistChangeForm {
    keep = keep == null ? List.of() : List.copyOf(keep);
    line = FormInput.text(line);
  }

  static TherapistChangeForm blank() {
    return new TherapistChangeForm(null, List.of(), "", null);
  }

  /** What can be passed on, of all that was ticked. */
  Set<Right> kept() {
    return Handovers.TRANSFERABLE_RIGHTS.stream().filter(right -> keep.contains(right.code())).collect(Collectors.toSet());
  }

  FieldErrors validate() {
    return new FieldErrors().requireLength("line", line, LONGEST);
  }
}
