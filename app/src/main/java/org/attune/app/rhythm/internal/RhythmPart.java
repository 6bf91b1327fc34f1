package org.attune.app.rhythm.internal;

import java.time.ZoneOffset;
import java.util.List;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.rhythm.Rhythms;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeping in touch, as a part of a person's space. */
@Component
@Order(22)
class RhythmPart implements Part {

  private final Rhythms rhythms;

  RhythmPart(Rhythms rhythms) {
    this.rhythms = rhythms;
  }

  @Override
  public String name() {
    return "rhythm";
  }

  @Override
  public String address() {
    return Addresses.RHYTHM;
  }

  @Override
  public SmallStep step() {
    return SmallStep.REACH_OUT;
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return rhythms.all(viewer, ZoneOffset.UTC).stream().flatMap(touch -> touch.contacts().stream().map(contact -> new Entry(contact.id(),
        contact.on().atTime(12, 0).toInstant(ZoneOffset.UTC), "rhythm.path.contact", List.of(touch.person().name()),
        contact.words().isBlank() ? List.of() : List.of(new Entry.Text("rhythm.words", contact.words())),
        Addresses.RHYTHM + "/" + touch.person().id()))).toList();
  }
}
