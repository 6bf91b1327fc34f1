package org.attune.app.space;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;

/**
 * A part of a person's space, such as their letters. The page of the space leads to each, and the path, the search and the
 * taking-away are made of what each has.
 */
public interface SpaceSection {

  /** Such as "letters": the messages {@code letters.part} and {@code letters.part-about} say what it is. */
  String name();

  /** Where it begins, such as {@code Addresses.LETTERS}. */
  String address();

  /** Where one begins while nothing is in it yet, such as an empty sheet. */
  default String beginning() {
    return address();
  }

  /** Whether it is for this person: mostly for everybody. One that isn't is on no page of theirs. */
  default boolean isFor(Viewer.Oneself viewer) {
    return true;
  }

  /** All that is in it, in any order. */
  List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space);

  /** One of its entries, or a view of it, if it is there: no other words are opened for it. */
  Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id);

  /** What of it one should not have to look for, as long as it is news: each leads to where it stands; mostly nothing. */
  default List<SpaceEntry> notices(Viewer.Oneself viewer, SpaceId space) {
    return List.of();
  }

  /** What of it can be shown as a whole, as it is now; often nothing. */
  default List<SpaceEntry> views(Viewer.Oneself viewer, SpaceId space) {
    return List.of();
  }

  /** What of it may be due, what has waited longest first; mostly nothing. */
  default List<SpaceSuggestion> suggestions(Viewer.Oneself viewer, PageContext page) {
    return List.of();
  }

  /** What of it has a day still ahead, or today; mostly nothing. */
  default List<PlannedEvent> plannedEvents(Viewer.Oneself viewer, PageContext page) {
    return List.of();
  }

  /** It as a picture, where it can be one and something is in it. */
  default Optional<SpaceDiagram> picture(Viewer.Oneself viewer, PageContext page) {
    return Optional.empty();
  }
}
