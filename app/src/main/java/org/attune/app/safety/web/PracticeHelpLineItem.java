package org.attune.app.safety.web;

import org.attune.app.safety.PracticeHelpLine;

/**
 * A practice's own help line, as its manager sees it.
 *
 * @param changed who changed it last, and when
 */
public record PracticeHelpLineItem(PracticeHelpLine line, String changed) {}
