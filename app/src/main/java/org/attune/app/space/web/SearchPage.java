package org.attune.app.space.web;

import java.util.List;

/**
 * What was looked for in one's own words, and where it stands.
 *
 * @param wanted empty before anything was looked for
 */
public record SearchPage(String wanted, List<PathLine> found) {}
