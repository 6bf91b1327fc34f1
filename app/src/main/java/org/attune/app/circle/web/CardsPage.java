package org.attune.app.circle.web;

import java.util.List;

/**
 * Choosing people from a contacts file.
 *
 * @param names   to choose from; none before a file was read
 * @param skipped how many cards have no name
 */
public record CardsPage(List<String> names, int skipped) {}
