package org.attune.app.theone.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.attune.app.theone.ReadyMessage;
import org.attune.app.theone.ReadyMessages;
import org.attune.app.theone.TrustedPeople;
import org.attune.app.theone.TrustedPerson;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The one, as a part of the space of whoever asks. What can be brought to a therapist is made of these entries: the trusted
 * person's address and answers are not in them.
 */
@Component
@Order(25)
class TheOnePart implements Part {

  private final TrustedPeople trusted;
  private final ReadyMessages messages;
  private final Clock clock;

  TheOnePart(TrustedPeople trusted, ReadyMessages messages, Clock clock) {
    this.trusted = trusted;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "theone";
  }

  @Override
  public String address() {
    return Addresses.THE_ONE;
  }

  @Override
  public SmallStep step() {
    return SmallStep.REACH_OUT;
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return Stream.concat(trusted.all(viewer).stream().flatMap(TheOnePart::entries), messages.all(viewer).stream().map(TheOnePart::entry)).toList();
  }

  @Override
  public List<Entry> news(Viewer.Oneself viewer, SpaceId space) {
    Instant now = clock.instant();
    return trusted.all(viewer).stream().filter(person -> person.isTrouble(now)).map(person -> new Entry(person.id().value(), now,
        "theone.trouble", List.of(person.name()), List.of(), address(person))).toList();
  }

  private static String address(TrustedPerson person) {
    return Addresses.THE_ONE + "/" + person.id();
  }

  private static Entry entry(ReadyMessage message) {
    ReadyMessage.Words words = message.words();
    return new Entry(message.id(), message.keptAt(), "theone.path.ready", List.of(words.name()), Stream.of(
        new Entry.Text("theone.ready.number", words.number()), new Entry.Text("theone.ready.sentence", words.sentence()))
        .filter(text -> !text.words().isEmpty()).toList(), Addresses.THE_ONE);
  }

  private static Stream<Entry> entries(TrustedPerson person) {
    String address = address(person);
    Entry asked = new Entry(person.id().value(), person.askedAt(), "theone.path.asked", List.of(person.name()),
        List.of(new Entry.Text("theone.me", person.me())), address);
    return Stream.concat(Stream.of(asked), person.taps().stream().map(tap -> new Entry(tap.id(), tap.at(),
        "theone.path." + tap.kind().code(), List.of(person.name()),
        tap.words().isBlank() ? List.of() : List.of(new Entry.Text("theone.words", tap.words())), address)));
  }
}
