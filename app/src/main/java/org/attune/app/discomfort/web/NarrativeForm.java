package org.attune.app.discomfort.web;

import org.attune.app.discomfort.Narrative;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** What happened, as it was typed. */
public record NarrativeForm(@Nullable String happened, @Nullable String body, @Nullable String other, @Nullable String afterwards,
                          @Nullable Integer version) {

  static NarrativeForm of(Narrative narrative, int version) {
    return new NarrativeForm(narrative.happened(), narrative.body(), narrative.other(), narrative.afterwards(), version);
  }

  NarrativeForm onVersion(int newer) {
    return new NarrativeForm(happened, body, other, afterwards, newer);
  }

  Narrative narrative() {
    return new Narrative(FormInput.text(happened), FormInput.text(body), FormInput.text(other), FormInput.text(afterwards));
  }
}
