package org.attune.app.letters.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.Trace;
import org.attune.app.circle.Traces;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.letters.Letters;
import org.springframework.stereotype.Component;

/** Whoever gave somebody a letter was in touch with them, where it is to the very name that one person of the circle has. */
@Component
class LetterTraces implements Traces {

  private final Letters letters;
  private final Circle circle;

  LetterTraces(Letters letters, Circle circle) {
    this.letters = letters;
    this.circle = circle;
  }

  @Override
  public List<Trace> traces(Viewer.Oneself viewer) {
    Map<String, ConnectionId> named = circle.named(viewer);
    return letters.given(viewer).stream().flatMap(letter -> {
      ConnectionId to = named.get(letter.to());
      return to == null || letter.givenAt() == null ? Stream.empty()
          : Stream.of(new Trace(to, letter.givenAt(), "letters.trace", Addresses.LETTERS + "/" + letter.id()));
    }).toList();
  }
}
