package org.attune.app.alliance.web;

import java.util.List;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.BondWords;
import org.attune.app.layout.BondChartData;

/**
 * The bond of a course, for its therapist.
 *
 * @param hidden   whether the client's last answer waits until the therapist has rated the session
 * @param measures other scores of the course, a chart each
 */
public record BondPage(Bond bond, String client, BondWords words, boolean hidden, List<BondChartData> measures) {}
