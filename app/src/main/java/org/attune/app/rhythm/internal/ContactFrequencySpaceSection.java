package org.attune.app.rhythm.internal;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.rhythm.ContactStatus;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.attune.app.space.SpaceSuggestion;
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
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return rhythms.all(viewer, ZoneOffset.UTC).stream().flatMap(ContactFrequencySpaceSection::entries).toList();
  }

  private static Stream<SpaceEntry> entries(ContactStatus status) {
    return status.contacts().stream().map(contact -> new SpaceEntry(contact.id(), contact.on().atTime(12, 0).toInstant(ZoneOffset.UTC),
        "rhythm.path.contact", List.of(status.person().name()),
        contact.words().isBlank() ? List.of() : List.of(new SpaceEntry.LabelledText("rhythm.words", contact.words())),
        PrivateAddresses.RHYTHM + "/" + status.person().id()));
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return rhythms.findByContact(viewer, id, ZoneOffset.UTC).stream().flatMap(ContactFrequencySpaceSection::entries)
        .filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** Those it may be time for; none while all rhythms rest. */
  @Override
  public List<SpaceSuggestion> suggestions(Viewer.Oneself viewer, PageContext page) {
    if (rhythms.notificationSettings(viewer).paused()) {
      return List.of();
    }
    return rhythms.all(viewer, page.zone()).stream().filter(status -> status.isDue(page.today()))
        .sorted(Comparator.comparing((ContactStatus status) -> status.dueOn().orElseThrow())).map(status -> {
          String name = status.person().name();
          String own = PrivateAddresses.RHYTHM + "/" + status.person().id();
          return new SpaceSuggestion(page.t("rhythm.due", name), page.t("rhythm.due.about"), page.t("rhythm.due.begin", name),
              PrivateAddresses.LETTERS + "/new?connection=" + status.person().id(), own + "#contact", own + "/later");
        }).toList();
  }
}
