package org.attune.app.bringing.internal;

import java.util.List;
import org.attune.app.bringing.Bringing;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The place from which something is brought to therapy; it keeps nothing of its own in the space. */
@Component
@Order(80)
class BringingPart implements Part {

  private final Bringing bringing;

  BringingPart(Bringing bringing) {
    this.bringing = bringing;
  }

  @Override
  public String name() {
    return "bringing";
  }

  @Override
  public String address() {
    return Addresses.BRINGING;
  }

  @Override
  public SmallStep step() {
    return SmallStep.THERAPY;
  }

  @Override
  public boolean isFor(Viewer.Oneself viewer) {
    return bringing.isFor(viewer);
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return List.of();
  }
}
