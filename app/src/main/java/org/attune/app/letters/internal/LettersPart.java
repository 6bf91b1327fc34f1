package org.attune.app.letters.internal;

import java.util.List;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.letters.Letter;
import org.attune.app.letters.Letters;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Letters, as a part of their writer's space. */
@Component
@Order(20)
class LettersPart implements Part {

  private final Letters letters;

  LettersPart(Letters letters) {
    this.letters = letters;
  }

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public String address() {
    return Addresses.LETTERS;
  }

  @Override
  public SmallStep step() {
    return SmallStep.REACH_OUT;
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return letters.all(viewer).stream().map(LettersPart::entry).toList();
  }

  private static Entry entry(Letter letter) {
    String how = letter.givenAt() == null ? "kept" : "given";
    return new Entry(letter.id().value(), letter.writtenAt(),
        letter.to().isEmpty() ? "letters.path." + how : "letters.path." + how + "-to",
        letter.to().isEmpty() ? List.of() : List.of(letter.to()),
        List.of(new Entry.Text("letters.text", letter.text())), Addresses.LETTERS + "/" + letter.id());
  }
}
