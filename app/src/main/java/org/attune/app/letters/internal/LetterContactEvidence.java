package org.attune.app.letters.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.ContactEvidence;
import org.attune.app.circle.ContactEvidenceSource;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.letters.Letters;
import org.springframework.stereotype.Component;

/** A person who gave somebody a letter was in touch with them, where it is to the very name that one person of the circle has. */
@Component
class LetterContactEvidence implements ContactEvidenceSource {

  private final Letters letters;
  private final Circle circle;

  LetterContactEvidence(Letters letters, Circle circle) {
    this.letters = letters;
    this.circle = circle;
  }

  @Override
  public List<ContactEvidence> findEvidence(Viewer.Oneself viewer) {
    Map<String, ConnectionId> named = circle.idsByName(viewer);
    return letters.givenLetters(viewer).stream().flatMap(letter -> {
      ConnectionId to = named.get(letter.recipient());
      return to == null || letter.givenAt() == null ? Stream.empty()
          : Stream.of(new ContactEvidence(to, letter.givenAt(), "letters.trace", PrivateAddresses.LETTERS + "/" + letter.id()));
    }).toList();
  }
}
