package org.attune.app.space.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SeenMoment;
import org.attune.app.space.SeenMoments;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The moments in which a person was seen, on their path. */
@Component
@Order(70)
class SeenMomentsSpaceSection implements SpaceSection {

  private final SeenMoments moments;

  SeenMomentsSpaceSection(SeenMoments moments) {
    this.moments = moments;
  }

  @Override
  public String name() {
    return "space";
  }

  @Override
  public String address() {
    return PrivateAddresses.SEEN_MOMENTS;
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return moments.all(viewer).stream().map(SeenMomentsSpaceSection::entry).toList();
  }

  private static SpaceEntry entry(SeenMoment moment) {
    return new SpaceEntry(moment.id(), moment.at(), "space.path.seen", List.of(moment.words()),
        List.of(new SpaceEntry.LabelledText("space.seen", moment.words())), PrivateAddresses.SEEN_MOMENTS);
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return moments.find(viewer, id).map(SeenMomentsSpaceSection::entry);
  }
}
