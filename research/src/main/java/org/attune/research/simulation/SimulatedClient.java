package org.attune.research.simulation;

import java.util.List;
import java.util.Optional;
import org.attune.engine.series.Score;

/**
 * A client, and what only their maker knows.
 *
 * @param id from 1 on
 * @param therapist from 1 on
 * @param scores one for each session that was not skipped
 * @param line the expected score of each of those sessions had there been no rupture
 */
public record SimulatedClient(
    int id, int therapist, List<Score> scores, List<Double> line, Optional<SimulatedRupture> rupture) {}
