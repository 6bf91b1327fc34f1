package org.attune.app.discomfort.web;

import java.util.List;
import java.util.Set;
import org.attune.app.discomfort.ScaryMoment;
import org.attune.app.safety.HelpLine;
import org.attune.app.safety.PracticeHelpLine;
import org.jspecify.annotations.Nullable;

/**
 * One moment that was looked at.
 *
 * @param with  what they are called, or null
 * @param own   what one's practice named
 * @param lines where help is, in the country that is known; the most urgent first
 * @param countries those to choose from, where none is known
 * @param hasTherapist whether it can be brought to somebody
 */
public record MomentPage(ScaryMoment moment, String when, @Nullable String with, List<PracticeHelpLine> own,
                         List<HelpLine> lines, Set<String> countries, boolean hasTherapist) {}
