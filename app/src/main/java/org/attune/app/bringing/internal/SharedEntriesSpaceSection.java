package org.attune.app.bringing.internal;

import java.util.List;
import org.attune.app.bringing.EntrySharing;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceHeading;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The place from which something is brought to therapy; it keeps nothing of its own in the space. */
@Component
@Order(80)
class SharedEntriesSpaceSection implements SpaceSection {

  private final EntrySharing bringing;

  SharedEntriesSpaceSection(EntrySharing bringing) {
    this.bringing = bringing;
  }

  @Override
  public String name() {
    return "bringing";
  }

  @Override
  public String address() {
    return PrivateAddresses.BRINGING;
  }

  @Override
  public SpaceHeading heading() {
    return SpaceHeading.THERAPY;
  }

  @Override
  public boolean isFor(Viewer.Oneself viewer) {
    return bringing.isFor(viewer);
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return List.of();
  }
}
