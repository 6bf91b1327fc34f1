package org.attune.app.moments;

import java.time.Instant;
import java.util.List;

/** A moment that somebody spent with themselves. */
public record Moment(MomentId id, Instant at, Content words, int version) {

  /**
   * What they chose and wrote; each of it may be empty.
   *
   * @param feeling what they feel, in their own words
   * @param body    where and how the body says it
   * @param need    what they need
   * @param kind    one kind sentence to themselves
   */
  public record Content(List<Feeling> feelings, String feeling, List<Place> places, String body, List<Need> needs, String need,
                      String kind) {

    public Content {
      feelings = List.copyOf(feelings);
      places = List.copyOf(places);
      needs = List.copyOf(needs);
    }

    public boolean isEmpty() {
      return feelings.isEmpty() && places.isEmpty() && needs.isEmpty() && (feeling + body + need + kind).isBlank();
    }
  }
}
