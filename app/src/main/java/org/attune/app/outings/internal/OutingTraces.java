package org.attune.app.outings.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.Trace;
import org.attune.app.circle.Traces;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.outings.Outings;
import org.attune.app.outings.Plan;
import org.springframework.stereotype.Component;

/** Whoever says that a coffee or a walk took place was in touch, where it was with the very name that one person of the circle has. */
@Component
class OutingTraces implements Traces {

  private final Outings outings;
  private final Circle circle;

  OutingTraces(Outings outings, Circle circle) {
    this.outings = outings;
    this.circle = circle;
  }

  @Override
  public List<Trace> traces(Viewer.Oneself viewer) {
    Map<String, ConnectionId> named = circle.named(viewer);
    return outings.all(viewer).stream().filter(outing -> outing.plan().after() == Plan.After.YES).flatMap(outing -> {
      ConnectionId with = named.get(outing.plan().with());
      return with == null ? Stream.empty() : outing.plan().on().stream().map(day -> new Trace(with,
          day.atTime(12, 0).atZone(outing.plan().zone()).toInstant(), "outings.trace", Addresses.OUTINGS + "/" + outing.id()));
    }).toList();
  }
}
