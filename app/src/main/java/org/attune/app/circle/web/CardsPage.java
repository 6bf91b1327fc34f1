package org.attune.app.circle.web;

import java.util.List;

/**
 * Choosing people from a contacts file.
 *
 * @param names   to choose from, by the alphabet; none before a file was read
 * @param skipped how many cards have no name
 * @param cut     whether there are more cards than are read of one file
 */
public record CardsPage(List<String> names, int skipped, boolean cut) {
  static final CardsPage NONE = new CardsPage(List.of(), 0, false);
}
