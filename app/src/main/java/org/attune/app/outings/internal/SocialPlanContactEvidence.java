package org.attune.app.outings.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.ContactEvidence;
import org.attune.app.circle.ContactEvidenceSource;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.outings.SocialPlanDetails;
import org.attune.app.outings.SocialPlans;
import org.springframework.stereotype.Component;

/** A coffee or a walk that happened counts as being in touch, where it was with the very name that one person of the circle has. */
@Component
class SocialPlanContactEvidence implements ContactEvidenceSource {

  private final SocialPlans outings;
  private final Circle circle;

  SocialPlanContactEvidence(SocialPlans outings, Circle circle) {
    this.outings = outings;
    this.circle = circle;
  }

  @Override
  public List<ContactEvidence> findEvidence(Viewer.Oneself viewer) {
    Map<String, ConnectionId> named = circle.idsByName(viewer);
    return outings.all(viewer).stream().filter(outing -> outing.details().after() == SocialPlanDetails.Outcome.YES).flatMap(outing -> {
      ConnectionId with = named.get(outing.details().with());
      return with == null ? Stream.empty() : outing.details().date().stream().map(day -> new ContactEvidence(with,
          day.atTime(12, 0).atZone(outing.details().zone()).toInstant(), "outings.trace", PrivateAddresses.OUTINGS + "/" + outing.id()));
    }).toList();
  }
}
