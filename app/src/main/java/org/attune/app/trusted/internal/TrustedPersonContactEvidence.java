package org.attune.app.trusted.internal;

import java.util.List;
import java.util.Objects;
import org.attune.app.circle.ContactEvidence;
import org.attune.app.circle.ContactEvidenceSource;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.trusted.DeliveryStatus;
import org.attune.app.trusted.TrustedPeople;
import org.springframework.stereotype.Component;

/** A person who asked somebody of the circle to be there was in touch with them, where the mail was not given up. */
@Component
class TrustedPersonContactEvidence implements ContactEvidenceSource {

  private final TrustedPeople people;

  TrustedPersonContactEvidence(TrustedPeople people) {
    this.people = people;
  }

  @Override
  public List<ContactEvidence> findEvidence(Viewer.Oneself viewer) {
    return people.all(viewer).stream().filter(person -> person.connection() != null)
        .flatMap(person -> person.requests().stream().filter(tap -> tap.delivery() != DeliveryStatus.FAILED
            && tap.delivery() != DeliveryStatus.REJECTED)
            .map(tap -> new ContactEvidence(Objects.requireNonNull(person.connection()), tap.at(), "theone.trace",
                PrivateAddresses.TRUSTED_PEOPLE + "/" + person.id())))
        .toList();
  }
}
