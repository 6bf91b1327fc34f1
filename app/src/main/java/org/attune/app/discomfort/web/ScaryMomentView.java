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
 * @param connection  what they are called, or null
 * @param practiceHelpLines   what one's practice named
 * @param helpLines where help is, in the country that is known; the most urgent first
 * @param countries those to choose from, where none is known
 * @param hasTherapist whether it can be brought to somebody
 */
public record ScaryMomentView(ScaryMoment moment, String when, @Nullable String connection, List<PracticeHelpLine> practiceHelpLines,
                         List<HelpLine> helpLines, Set<String> countries, boolean hasTherapist) {}
