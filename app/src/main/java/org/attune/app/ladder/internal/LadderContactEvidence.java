package org.attune.app.ladder.internal;

import java.util.List;
import java.util.Objects;
import org.attune.app.circle.ContactEvidence;
import org.attune.app.circle.ContactEvidenceSource;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.Step;
import org.attune.app.layout.PrivateAddresses;
import org.springframework.stereotype.Component;

/** A person who tried a rung with somebody was in touch with them; going back from one may have been alone. */
@Component
class LadderContactEvidence implements ContactEvidenceSource {

  private final Ladders ladders;

  LadderContactEvidence(Ladders ladders) {
    this.ladders = ladders;
  }

  @Override
  public List<ContactEvidence> findEvidence(Viewer.Oneself viewer) {
    return ladders.all(viewer).stream().filter(ladder -> ladder.connection() != null)
        .flatMap(ladder -> ladder.steps().stream().filter(step -> step.kind() == Step.Kind.TRIED)
            .map(step -> new ContactEvidence(Objects.requireNonNull(ladder.connection()), step.at(), "ladder.trace",
                PrivateAddresses.LADDER + "/" + ladder.id())))
        .toList();
  }
}
