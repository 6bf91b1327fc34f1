package org.attune.app.measures.internal;

import java.util.List;
import org.attune.app.measures.Instrument;
import org.attune.app.measures.InstrumentId;
import org.attune.app.measures.InstrumentScale;
import org.attune.engine.scoring.ScoredItem;
import org.attune.engine.scoring.ScoringRule;
import org.attune.engine.series.Scale;
import org.jspecify.annotations.Nullable;

/**
 * An instrument as it is written down.
 *
 * @param options those of each item that has none of its own
 */
public record InstrumentFile(InstrumentId id, Name name, Instrument.Stem stem, List<Instrument.Option> options, List<FileItem> items,
                             List<FileScale> scales, Instrument.Source source) {

  /** Short and whole. */
  public record Name(String usual, String whole) {}

  /** An item; its options are those of the file unless it has its own, and it is no risk item unless it says so. */
  public record FileItem(String id, String text, @Nullable List<Instrument.Option> options, @Nullable Boolean risk) {}

  /** A scale; null where nobody published such figures. */
  public record FileScale(String code, String name, Counting counting, Scale range, @Nullable List<InstrumentScale.Band> bands,
                          @Nullable List<InstrumentScale.Threshold> cutOffs,
                          @Nullable List<InstrumentScale.Threshold> reliableChanges) {}

  /**
   * How a scale counts.
   *
   * @param items    those that count; null for all
   * @param reversed those of them that count from the other end
   */
  public record Counting(ScoringRule.Aggregation aggregation, @Nullable List<String> items, @Nullable List<String> reversed,
                         int mostMissing) {}

  public Instrument instrument() {
    List<Instrument.Item> all = items.stream()
        .map(i -> new Instrument.Item(i.id, i.text, i.options == null ? options : i.options, Boolean.TRUE.equals(i.risk))).toList();
    return new Instrument(id, name.usual, name.whole, stem, all, scales.stream().map(scale -> scale(scale, all)).toList(), source);
  }

  private static InstrumentScale scale(FileScale scale, List<Instrument.Item> all) {
    Counting counting = scale.counting;
    List<ScoredItem> scored = all.stream().filter(item -> counting.items == null || counting.items.contains(item.id()))
        .map(item -> new ScoredItem(item.id(), item.low(), item.high(), given(counting.reversed).contains(item.id()), !item.risk()))
        .toList();
    return new InstrumentScale(scale.code, scale.name, new ScoringRule(scored, counting.aggregation, counting.mostMissing), scale.range,
        given(scale.bands), given(scale.cutOffs), given(scale.reliableChanges));
  }

  private static <T> List<T> given(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
