package org.attune.app.ladder.internal;

import java.util.List;
import java.util.Objects;
import org.attune.app.circle.Trace;
import org.attune.app.circle.Traces;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.Step;
import org.attune.app.layout.Addresses;
import org.springframework.stereotype.Component;

/** Whoever tried a rung with somebody was in touch with them; going back from one may have been alone. */
@Component
class LadderTraces implements Traces {

  private final Ladders ladders;

  LadderTraces(Ladders ladders) {
    this.ladders = ladders;
  }

  @Override
  public List<Trace> traces(Viewer.Oneself viewer) {
    return ladders.all(viewer).stream().filter(ladder -> ladder.with() != null)
        .flatMap(ladder -> ladder.steps().stream().filter(step -> step.kind() == Step.Kind.TRIED)
            .map(step -> new Trace(Objects.requireNonNull(ladder.with()), step.at(), "ladder.trace", Addresses.LADDER + "/" + ladder.id())))
        .toList();
  }
}
