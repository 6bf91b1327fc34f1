package org.attune.app.letters.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.letters.Letter;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Letters, as a section of their writer's space. */
@Component
@Order(20)
class LettersSpaceSection implements SpaceSection {

  private final Letters letters;

  LettersSpaceSection(Letters letters) {
    this.letters = letters;
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public String address() {
    return PrivateAddresses.LETTERS;
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return letters.all(viewer).stream().map(LettersSpaceSection::entry).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return letters.find(viewer, new LetterId(id)).map(LettersSpaceSection::entry);
  }

  private static SpaceEntry entry(Letter letter) {
    String how = letter.givenAt() == null ? "kept" : "given";
    return new SpaceEntry(letter.id().value(), letter.writtenAt(),
        letter.recipient().isEmpty() ? "letters.path." + how : "letters.path." + how + "-to",
        letter.recipient().isEmpty() ? List.of() : List.of(letter.recipient()),
        List.of(new SpaceEntry.LabelledText("letters.text", letter.text())), PrivateAddresses.LETTERS + "/" + letter.id());
  }
}
