package org.attune.app.trusted.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.attune.app.trusted.ReadyMessage;
import org.attune.app.trusted.ReadyMessages;
import org.attune.app.trusted.TrustedPeople;
import org.attune.app.trusted.TrustedPerson;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Trusted people, as a section of the asker's space. What can be brought to a therapist is made of these entries: the trusted
 * person's address and answers are not in them.
 */
@Component
@Order(25)
class TrustedPeopleSpaceSection implements SpaceSection {

  private final TrustedPeople trusted;
  private final ReadyMessages messages;
  private final MailServer server;
  private final Clock clock;

  TrustedPeopleSpaceSection(TrustedPeople trusted, ReadyMessages messages, MailServer server, Clock clock) {
    this.trusted = trusted;
    this.messages = messages;
    this.server = server;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "theone";
  }

  @Override
  public String address() {
    return PrivateAddresses.TRUSTED_PEOPLE;
  }

  /** Where emails can be sent, people first choose how to reach somebody; elsewhere only one way is left. */
  @Override
  public String beginning() {
    return server.isConfigured() ? address() : PrivateAddresses.TRUSTED_PEOPLE + "/words/new";
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return Stream.concat(trusted.all(viewer).stream().flatMap(TrustedPeopleSpaceSection::entries),
        messages.all(viewer).stream().map(TrustedPeopleSpaceSection::entry)).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return trusted.findByEntry(viewer, id).stream().flatMap(TrustedPeopleSpaceSection::entries).filter(entry -> entry.id().equals(id)).findFirst()
        .or(() -> messages.find(viewer, id).map(TrustedPeopleSpaceSection::entry));
  }

  @Override
  public List<SpaceEntry> notices(Viewer.Oneself viewer, SpaceId space) {
    Instant now = clock.instant();
    return trusted.all(viewer).stream().filter(person -> person.hasFailedDelivery(now)).map(person -> new SpaceEntry(person.id().value(), now,
        "theone.trouble", List.of(person.name()), List.of(), address(person))).toList();
  }

  private static String address(TrustedPerson person) {
    return PrivateAddresses.TRUSTED_PEOPLE + "/" + person.id();
  }

  private static SpaceEntry entry(ReadyMessage message) {
    ReadyMessage.Content words = message.words();
    return new SpaceEntry(message.id(), message.keptAt(), "theone.path.ready", List.of(words.name()), Stream.of(
        new SpaceEntry.LabelledText("theone.ready.number", words.number()),
            new SpaceEntry.LabelledText("theone.ready.sentence", words.sentence()))
        .filter(text -> !text.words().isEmpty()).toList(), PrivateAddresses.TRUSTED_PEOPLE);
  }

  private static Stream<SpaceEntry> entries(TrustedPerson person) {
    String address = address(person);
    SpaceEntry asked = new SpaceEntry(person.id().value(), person.invitation().sentAt(), "theone.path.asked", List.of(person.name()),
        List.of(new SpaceEntry.LabelledText("theone.me", person.details().me())), address);
    return Stream.concat(Stream.of(asked), person.requests().stream().map(tap -> new SpaceEntry(tap.id(), tap.at(),
        "theone.path." + tap.kind().code(), List.of(person.name()),
        tap.words().isBlank() ? List.of() : List.of(new SpaceEntry.LabelledText("theone.words", tap.words())), address)));
  }
}
