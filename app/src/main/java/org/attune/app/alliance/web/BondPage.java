package org.attune.app.alliance.web;

import java.util.List;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.BondWords;
import org.attune.app.layout.BondChartData;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The bond of a course, for its therapist.
 *
 * @param toRate   the session that waits for the therapist's own rating, or null
 * @param measures other scores of the course, a chart each
 */
public record BondPage(Bond bond, String client, BondWords words, @Nullable SessionId toRate, List<BondChartData> measures) {}
