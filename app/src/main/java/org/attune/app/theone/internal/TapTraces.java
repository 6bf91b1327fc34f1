package org.attune.app.theone.internal;

import java.util.List;
import java.util.Objects;
import org.attune.app.circle.Trace;
import org.attune.app.circle.Traces;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.theone.Delivery;
import org.attune.app.theone.TrustedPeople;
import org.springframework.stereotype.Component;

/** Whoever asked the one, of the circle, to be there was in touch with them, where the mail was not given up. */
@Component
class TapTraces implements Traces {

  private final TrustedPeople people;

  TapTraces(TrustedPeople people) {
    this.people = people;
  }

  @Override
  public List<Trace> traces(Viewer.Oneself viewer) {
    return people.all(viewer).stream().filter(person -> person.connection() != null)
        .flatMap(person -> person.taps().stream().filter(tap -> tap.delivery() != Delivery.FAILED && tap.delivery() != Delivery.REJECTED)
            .map(tap -> new Trace(Objects.requireNonNull(person.connection()), tap.at(), "theone.trace", Addresses.THE_ONE + "/" + person.id())))
        .toList();
  }
}
