package org.attune.app.space.internal;

import java.util.List;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SeenMoments;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The moments in which a person was seen, on their path. */
@Component
@Order(70)
class SeenPart implements Part {

  private final SeenMoments moments;

  SeenPart(SeenMoments moments) {
    this.moments = moments;
  }

  @Override
  public String name() {
    return "space";
  }

  @Override
  public String address() {
    return Addresses.SEEN;
  }

  @Override
  public SmallStep step() {
    return SmallStep.SMALL;
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return moments.all(viewer).stream().map(moment -> new Entry(moment.id(), moment.at(), "space.path.seen",
        List.of(moment.words()), List.of(new Entry.Text("space.seen", moment.words())), Addresses.SEEN)).toList();
  }
}
