package org.attune.app.discomfort;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.app.circle.ConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * A scary moment with somebody, as far as it was looked at.
 *
 * @param connection  somebody of the circle, or null
 * @param signs of harm that were answered with yes; with one, there are no sides to weigh
 * @param appraisals what the person said that a piece of their account speaks for
 */
public record ScaryMoment(ScaryMomentId id, Instant madeAt, @Nullable ConnectionId connection, Set<HarmSign> signs, Narrative narrative,
                          Map<String, Appraisal> appraisals, int version) {

  public boolean isDanger() {
    return !signs.isEmpty();
  }

  public boolean isAppraised() {
    return narrative.pieces().stream().anyMatch(appraisals::containsKey);
  }

  /** What speaks for one side, in the person's words and order; what was not sorted is unsure. */
  public List<String> piecesFor(Appraisal side) {
    return narrative.pieces().stream().filter(piece -> appraisals.getOrDefault(piece, Appraisal.UNSURE) == side).toList();
  }
}
