package org.attune.app.measures;

import java.util.List;
import java.util.Optional;
import org.attune.engine.scoring.ScoringRule;
import org.attune.engine.series.Scale;

/**
 * A score of an instrument: of which items, in which range, and what its publishers or others say of its figures.
 *
 * @param code            within its instrument
 * @param name            the measure that its scores belong to
 * @param bands           from the lowest up; none where nobody published any
 * @param cutOffs         the first is the usual one; none where the score isn't to be classified
 * @param reliableChanges by how many points a score must change to be more than chance, by one convention or another; the first is
 *     the usual one; none where the score isn't to be classified
 */
public record InstrumentScale(String code, String name, ScoringRule rule, Scale range, List<Band> bands, List<Threshold> cutOffs,
                              List<Threshold> reliableChanges) {

  /** Words for the scores from here up to the next band. */
  public record Band(double from, String words) {}

  /** A figure, by which convention it holds, and where that was published. */
  public record Threshold(double points, String convention, String citation) {}

  public InstrumentScale {
    bands = List.copyOf(bands);
    cutOffs = List.copyOf(cutOffs);
    reliableChanges = List.copyOf(reliableChanges);
  }

  /** The band that a score lies in. */
  public Optional<Band> band(double score) {
    return bands.reversed().stream().filter(band -> score >= band.from()).findFirst();
  }

  public Optional<Threshold> usualCutOff() {
    return cutOffs.stream().findFirst();
  }

  public Optional<Threshold> usualReliableChange() {
    return reliableChanges.stream().findFirst();
  }
}
