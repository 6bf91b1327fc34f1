package org.attune.app.rhythm.internal;

import java.time.ZoneOffset;
import java.util.List;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceHeading;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeping in touch, as a section of a person's space. */
@Component
@Order(22)
class ContactFrequencySpaceSection implements SpaceSection {

  private final ContactFrequencies rhythms;

  ContactFrequencySpaceSection(ContactFrequencies rhythms) {
    this.rhythms = rhythms;
  }

  @Override
  public String name() {
    return "rhythm";
  }

  @Override
  public String address() {
    return PrivateAddresses.RHYTHM;
  }

  @Override
  public SpaceHeading heading() {
    return SpaceHeading.REACH_OUT;
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return rhythms.all(viewer, ZoneOffset.UTC).stream().flatMap(status -> status.contacts().stream().map(contact -> new SpaceEntry(contact.id(),
        contact.on().atTime(12, 0).toInstant(ZoneOffset.UTC), "rhythm.path.contact", List.of(status.person().name()),
        contact.words().isBlank() ? List.of() : List.of(new SpaceEntry.LabelledText("rhythm.words", contact.words())),
        PrivateAddresses.RHYTHM + "/" + status.person().id()))).toList();
  }
}
