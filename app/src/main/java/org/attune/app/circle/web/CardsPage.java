package org.attune.app.circle.web;

import java.text.Collator;
import java.util.List;
import java.util.UUID;
import org.attune.app.circle.internal.Cards;

/**
 * Choosing people from a contacts file.
 *
 * @param key   of the form that chooses: sent twice, it counts once
 * @param names to choose from, by the alphabet; none before a file was read
 * @param file  what else the file was like
 */
public record CardsPage(UUID key, List<String> names, Cards file) {
  static final CardsPage NONE = new CardsPage(new UUID(0, 0), List.of(), Cards.NONE);

  static CardsPage of(Cards cards, Collator alphabet) {
    return new CardsPage(UUID.randomUUID(), cards.names().stream().sorted(alphabet).toList(), cards);
  }
}
